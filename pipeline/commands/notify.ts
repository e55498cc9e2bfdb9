import { type Command, valueOf } from "../command";
import { UsageError } from "../usage-error";

const results = ["success", "failure", "cancelled", "skipped"];

/** A line in a chat, where the project has one: Slack, Mattermost, Google Chat and others take `{"text": …}`. */
export const notifyCommand: Command = {
    summary: "Tells a chat how a workflow ended, if the variable NOTIFICATION_WEBHOOK_URL names one",
    flags: {
        what: { value: "TEXT", summary: "what the workflow did" },
        result: { value: "RESULT[,RESULT]", summary: "how its jobs ended: success, failure, cancelled or skipped" },
    },
    run: async (run) => {
        const {
            NOTIFICATION_WEBHOOK_URL: webhook = "",
            GITHUB_SERVER_URL,
            GITHUB_REPOSITORY,
            GITHUB_RUN_ID,
        } = run.environment;
        const ends = valueOf(run, "result").split(/[\s,]+/);
        const unknown = ends.filter((end) => !results.includes(end));
        if (unknown.length > 0) {
            throw new UsageError(`Expected results among ${results.join(", ")}, found ${unknown.join(", ")}`);
        }
        const end = ["failure", "cancelled"].find((bad) => ends.includes(bad)) ?? "success";
        const text = `${valueOf(run, "what")}: ${end}`;
        if (webhook === "") {
            return { message: `${text}. Nobody is told, since NOTIFICATION_WEBHOOK_URL is not set.` };
        }
        const url = `${GITHUB_SERVER_URL ?? ""}/${GITHUB_REPOSITORY ?? ""}/actions/runs/${GITHUB_RUN_ID ?? ""}`;
        const { ok, status } = await post(webhook, `${text} ${url}`);
        if (!ok) {
            throw new Error(`Expected the chat to take a message, found status ${status}`);
        }
        return { message: `${text}. The chat was told.` };
    },
};

/** Errors do not tell the address: whoever knows it may write to the chat. */
async function post(webhook: string, text: string): Promise<{ readonly ok: boolean; readonly status: number }> {
    try {
        return await fetch(webhook, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ text }),
            signal: AbortSignal.timeout(30_000),
        });
    } catch {
        throw new Error(
            "Expected NOTIFICATION_WEBHOOK_URL to be the address of a chat, found one that does not answer",
        );
    }
}
