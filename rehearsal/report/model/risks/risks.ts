import type { StatedChange } from "../changes";
import type { StackInput } from "../input";
import type { Failure, Risk } from "../report";
import { lossRisks } from "./loss-risks";
import { networkRisks } from "./network-risks";
import { permissionRisks } from "./permission-risks";
import { policyRisks } from "./policy-risks";
import { protectionRisks } from "./protection-risks";

/** Everything of a stack that a reviewer must see first, the worst at the top. */
export function risksOf(input: StackInput, changes: readonly StatedChange[], failures: readonly Failure[]): Risk[] {
    const { stack, before, after } = input;
    if (before !== undefined && after === undefined) {
        return [removedStack(stack, changes.length)];
    }
    const found = [
        ...failureRisks(stack, failures),
        ...lossRisks(stack, changes),
        ...networkRisks(stack, changes),
        ...permissionRisks(stack, changes),
        ...protectionRisks(stack, changes),
        ...policyRisks(input),
    ];
    // In a new stack, and without a base, every right is new: only what would be wrong in an old one, too, is worth a word.
    const isNew = before === undefined || failures.some(({ side }) => side === "base");
    return sortRisks(isNew ? found.filter(({ level }) => level === "high") : found);
}

const order: readonly Risk["kind"][] = [
    "failure",
    "replacement",
    "deletion",
    "network",
    "permission",
    "protection",
    "policy",
    "exception",
];

/** High before medium, then by kind. */
export function sortRisks(risks: readonly Risk[]): Risk[] {
    const rank = ({ level, kind }: Risk) => (level === "high" ? 0 : order.length) + order.indexOf(kind);
    return [...risks].sort((a, b) => rank(a) - rank(b));
}

function failureRisks(stack: string, failures: readonly Failure[]): Risk[] {
    return failures.slice(0, 1).map(({ side, urn, message }) => ({
        stack,
        level: "high",
        kind: "failure",
        urn,
        title: `The rehearsal of the ${side} failed`,
        detail: firstLines(message),
        source: undefined,
    }));
}

/** What failed and why: engines and programs say it in two lines or three. */
function firstLines(message: string): string {
    const lines = message.split("\n").map((line) => line.trim());
    return lines
        .filter((line) => line !== "")
        .slice(0, 3)
        .join(" ");
}

function removedStack(stack: string, resources: number): Risk {
    return {
        stack,
        level: "high",
        kind: "deletion",
        urn: "",
        title: "The stack is removed",
        detail:
            `Its settings file is gone, so nothing deploys it any more. Its ${resources} resources stay, and cost, until ` +
            "somebody runs `pulumi destroy` with the base's files.",
        source: undefined,
    };
}
