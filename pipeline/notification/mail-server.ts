import { UsageError } from "../usage-error";

/** A mail server and who sends there. */
export interface MailServer {
    readonly host: string;
    /** The one of the protocol where the address has none. */
    readonly port?: number;
    /** Whether the connection begins with TLS. */
    readonly secure: boolean;
    /** Whether nothing is said before TLS has begun. Only this machine may be spoken to without. */
    readonly requireTLS: boolean;
    readonly auth?: { readonly user: string; readonly pass: string };
}

const thisMachine = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Reads `smtp://user:password@host:587`, which begins TLS by STARTTLS, or `smtps://…`.
 *
 * @throws UsageError without the address, which has a password in it
 */
export function readMailServer(address: string): MailServer {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const [user, pass] = [decoded(url?.username), decoded(url?.password)];
    const plain = url !== undefined && ["", "/"].includes(url.pathname) && url.search === "" && url.hash === "";
    if (!plain || !/^smtps?:$/.test(url.protocol) || url.hostname === "" || user === undefined || pass === undefined) {
        throw new UsageError(
            "Expected NOTIFICATION_SMTP_URL as smtp://USER:PASSWORD@HOST:PORT or smtps://…, found something else. " +
                "Signs like @, /, ? and # in user and password are written as %40, %2F, %3F and %23.",
        );
    }
    return {
        host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
        ...(url.port === "" ? {} : { port: Number(url.port) }),
        secure: url.protocol === "smtps:",
        requireTLS: !thisMachine.includes(url.hostname),
        ...(user === "" ? {} : { auth: { user, pass } }),
    };
}

/** A part of an address as it was meant; `undefined` where it is none. */
function decoded(part = ""): string | undefined {
    try {
        return decodeURIComponent(part);
    } catch {
        return undefined;
    }
}
