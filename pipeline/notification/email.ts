import { createTransport } from "nodemailer";

import { UsageError } from "../usage-error";
import { type ChannelReader, type News, patience } from "./channel";
import { type MailServer, readMailServer } from "./mail-server";

/** From whom, to whom, and by which server. */
interface Mailing {
    readonly server: MailServer;
    readonly from: string;
    readonly to: string;
}

/** A message by e-mail. */
export const emailOf: ChannelReader = ({
    NOTIFICATION_SMTP_URL: address = "",
    NOTIFICATION_EMAIL_FROM: from = "",
    NOTIFICATION_EMAIL_TO: to = "",
}) => {
    const given = { NOTIFICATION_SMTP_URL: address, NOTIFICATION_EMAIL_FROM: from, NOTIFICATION_EMAIL_TO: to };
    const missing = Object.entries(given).flatMap(([name, value]) => (value === "" ? [name] : []));
    if (missing.length === Object.keys(given).length) {
        return undefined;
    }
    if (missing.length > 0) {
        throw new UsageError(`Expected ${missing.join(" and ")} for e-mail, too, found none. Set all three, or none.`);
    }
    const mailing = { server: readMailServer(address), from, to };
    return { name: to, tell: async (news) => send(mailing, news) };
};

async function send({ server, from, to }: Mailing, { title, url }: News): Promise<void> {
    const signal = AbortSignal.timeout(patience);
    const rejected = await createTransport(server)
        .sendMail({ from, to, subject: title, text: `${title}\n\n${url}\n`, signal })
        .then(
            (sent) => sent.rejected,
            (error: unknown) => {
                throw new Error(`Expected the mail server to take a message to ${to}, found ${codesOf(error)}`);
            },
        );
    if (rejected.length > 0) {
        throw new Error(
            `Expected the mail server to take a message to ${to}, found that it refuses ${rejected.join(", ")}`,
        );
    }
}

/** What a server says may repeat user or password, so that its words are left out. */
function codesOf(error: unknown): string {
    const { code, originalCode, responseCode } = Object(error) as Readonly<Record<string, string | number | undefined>>;
    return [code, originalCode, responseCode].filter((part) => part !== undefined).join(" ");
}
