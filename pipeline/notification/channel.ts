import type { CommandRun } from "../command";

/** What people are told. */
export interface News {
    readonly title: string;
    /** Page where they can read on. */
    readonly url: string;
}

/** A way to tell people. */
export interface Channel {
    /** What messages call it. */
    readonly name: string;
    /** Tells them. Throws saying why they could not be told, without anything that is secret. */
    readonly tell: (news: News) => Promise<void>;
}

/** The channel that variables describe; `undefined` where they describe none. Throws `UsageError` where they can't be used. */
export type ChannelReader = (environment: CommandRun["environment"]) => Channel | undefined;

/** How long a channel may take, in milliseconds. */
export const patience = 30_000;
