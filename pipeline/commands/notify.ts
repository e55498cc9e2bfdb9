import { type Command, type CommandRun, valueOf } from "../command";
import type { Channel, News } from "../notification/channel";
import { chatOf } from "../notification/chat";
import { emailOf } from "../notification/email";
import { UsageError } from "../usage-error";

const results = ["success", "failure", "cancelled", "skipped"];

/** Tells how a workflow ended where the project wants it told: in a chat, by e-mail, in both or nowhere. */
export const notifyCommand: Command = {
    summary: "Tells a chat or people by e-mail how a workflow ended, as variables NOTIFICATION_… ask for",
    flags: {
        what: { value: "TEXT", summary: "what the workflow did" },
        result: { value: "RESULT[,RESULT]", summary: "how its jobs ended: success, failure, cancelled or skipped" },
    },
    run: async (run) => {
        const title = `${valueOf(run, "what")}: ${endOf(valueOf(run, "result"))}`;
        const channels = [chatOf, emailOf].flatMap((read) => read(run.environment) ?? []);
        if (channels.length === 0) {
            return {
                message: `${title}. Nobody is told: neither NOTIFICATION_WEBHOOK_URL nor NOTIFICATION_SMTP_URL is set.`,
            };
        }
        await tellAll(channels, { title, url: runUrl(run) });
        return { message: `${title}. Told: ${channels.map(({ name }) => name).join(", ")}.` };
    },
};

/** The worst of the ends of jobs. */
function endOf(list: string): string {
    const ends = list.split(/[\s,]+/);
    const unknown = ends.filter((end) => !results.includes(end));
    if (unknown.length > 0) {
        throw new UsageError(`Expected results among ${results.join(", ")}, found ${unknown.join(", ")}`);
    }
    return ["failure", "cancelled"].find((bad) => ends.includes(bad)) ?? "success";
}

function runUrl({ environment: { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } }: CommandRun): string {
    return `${GITHUB_SERVER_URL ?? ""}/${GITHUB_REPOSITORY ?? ""}/actions/runs/${GITHUB_RUN_ID ?? ""}`;
}

/** Tells each, even if another can't be told. Throws with all that went wrong. */
async function tellAll(channels: readonly Channel[], news: News): Promise<void> {
    const told = await Promise.allSettled(channels.map(async ({ tell }) => tell(news)));
    const faults = told.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
    if (faults.length > 0) {
        throw new Error(faults.join("\n"));
    }
}
