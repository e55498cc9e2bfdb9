import { type ChannelReader, type News, patience } from "./channel";

/** A line in a chat: Slack, Mattermost, Google Chat and others take `{"text": …}`. */
export const chatOf: ChannelReader = ({ NOTIFICATION_WEBHOOK_URL: webhook = "" }) =>
    webhook === "" ? undefined : { name: "the chat", tell: async (news) => post(webhook, news) };

async function post(webhook: string, { title, url }: News): Promise<void> {
    const { ok, status } = await request(webhook, JSON.stringify({ text: `${title} ${url}` }));
    if (!ok) {
        throw new Error(`Expected the chat to take a message, found status ${status}`);
    }
}

/** Errors do not tell the address: whoever knows it may write to the chat. */
async function request(webhook: string, body: string): Promise<Response> {
    try {
        return await fetch(webhook, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body,
            signal: AbortSignal.timeout(patience),
        });
    } catch {
        throw new Error(
            "Expected NOTIFICATION_WEBHOOK_URL to be the address of a chat, found one that does not answer",
        );
    }
}
