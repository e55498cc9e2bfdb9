import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A message as it arrived, and how. */
export interface Mail {
    readonly encrypted: boolean;
    readonly recipients: readonly string[];
    readonly message: string;
}

/** A mail server for one user, which remembers. It takes no message to `nobody@…`. */
export class MailServer {
    readonly received: Mail[] = [];
    /** Passwords that somebody gave, right or wrong. */
    readonly passwords: string[] = [];
    private readonly server: SMTPServer;

    constructor(options: SMTPServerOptions) {
        this.server = new SMTPServer({
            logger: false,
            authMethods: ["PLAIN"],
            onAuth: ({ username, password }, _session, done) => {
                this.passwords.push(password ?? "");
                const known = username === "fairlead@example.com" && password === "p@ss/word";
                done(known ? null : new Error(`No user with the password ${password ?? ""}`), { user: username });
            },
            onRcptTo: ({ address }, _session, done) => {
                done(address.startsWith("nobody@") ? new Error("Nobody is not here") : null);
            },
            onData: (stream, { secure, envelope }, done) => {
                void text(stream).then((message) => {
                    const recipients = envelope.rcptTo.map(({ address }) => address);
                    this.received.push({ encrypted: secure, recipients, message });
                    done();
                });
            },
            ...options,
        });
        // Clients that go away.
        this.server.on("error", () => undefined);
    }

    get port(): number {
        return (this.server.server.address() as AddressInfo).port;
    }

    async start(): Promise<void> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    }

    async stop(): Promise<void> {
        await new Promise<void>((resolve) => {
            this.server.close(resolve);
        });
    }
}
