import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { Deploy, DeploymentOptions, DeploymentResult } from "../model/deployment";
import { engineService } from "./monitor/engine-service";
import { deleteUnwanted } from "./run/deletions";
import { PolicyPack } from "./policy/pack";
import { Policies } from "./policy/policies";
import { ProgramRun } from "./run/program-run";
import { refreshResources } from "./run/refresh";
import { Bail, Reporter } from "./run/reporter";
import { type Phase, Session } from "./run/session";
import type { State } from "./steps/goal";
import { Seen } from "./steps/seen";
import { rootStackUrn } from "../model/urn";
import { listen, messageOf, newServer } from "./wire/rpc";

/** Refreshes the states that are to be refreshed, and returns those that remain. */
async function refresh(session: Session, wanted: (state: State) => boolean): Promise<readonly State[]> {
    const phase = session.begin(session.states, new Seen(), { continueOnError: true, onStop: () => undefined });
    const { executor, access } = phase;
    const states = await refreshResources(session.states, wanted, executor, session.journal, access);
    if (executor.failed) {
        throw new Error(session.preview ? "preview failed" : "update failed");
    }
    return states;
}

/** Deletes everything. */
async function destroy(session: Session, states: readonly State[], signal: AbortSignal): Promise<void> {
    const hooked = states.find(
        ({ resourceHooks }) => resourceHooks.BeforeDelete !== undefined || resourceHooks.AfterDelete !== undefined,
    );
    if (hooked !== undefined) {
        throw new Error(
            `resource '${hooked.urn}' has delete hooks, which only the program can run: ` +
                "remove the hooks, or use `pulumi destroy --run-program` with the real engine",
        );
    }
    const seen = new Seen();
    const { continueOnError } = session.options;
    const { base, access, executor } = session.begin(states, seen, { continueOnError, onStop: () => undefined });
    signal.addEventListener("abort", () => {
        executor.stop();
    });
    await deleteUnwanted(base, seen, access, executor);
    if (executor.failed) {
        throw new Error("update failed");
    }
}

/** Does what the options ask for; failures that were not reported yet are thrown. */
async function perform(session: Session, start: (states: readonly State[]) => Promise<void>): Promise<void> {
    const { operation, refresh: always, signal } = session.options;
    const all = always || operation === "refresh";
    const needed = session.states.some((state) => state.refreshBeforeUpdate) && operation !== "destroy";
    const states = all || needed ? await refresh(session, (state) => all || state.refreshBeforeUpdate) : session.states;
    if (operation === "refresh") {
        return;
    }
    if (operation === "destroy") {
        await destroy(session, states, signal);
        return;
    }
    await start(states);
}

/** Starts all packs of a run, or none; those for comparison, where they can be started. */
async function startPacks(session: Session, engineAddress: string): Promise<readonly PolicyPack[]> {
    const { reporter, options } = session;
    const onLine = (line: string): void => {
        reporter.info("", line);
    };
    const info = session.info("");
    const starts = await Promise.allSettled(
        options.policyPacks.map((source) => PolicyPack.start(source, { info, engineAddress, onLine })),
    );
    const packs = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    const failed = starts.find(
        (start, index) => start.status === "rejected" && options.policyPacks[index]?.comparison !== true,
    );
    if (failed?.status === "rejected") {
        packs.forEach((pack) => {
            pack.close();
        });
        throw failed.reason;
    }
    for (const { name, version, policies, comparison } of packs) {
        reporter.emit({ kind: "policy-pack", pack: name, version, policies, comparison });
    }
    return packs;
}

function preludeConfig({ config }: DeploymentOptions): Record<string, string> {
    return Object.fromEntries([...config].map(([key, { value, secret }]) => [key, secret ? "[secret]" : value]));
}

function warnOfPending(session: Session): void {
    const { base, operation, refresh: always } = session.options;
    const pending = base.pendingOperations;
    if (pending.length === 0 || session.preview || always || operation === "refresh") {
        return;
    }
    const list = pending.map(({ resource, type }) => `  * ${resource.urn}, interrupted while ${type}\n`).join("");
    session.reporter.warn(
        "",
        `Attempting to deploy or update resources with ${pending.length} pending operations from previous deployment.\n` +
            list +
            "These resources are in an unknown state because the run was interrupted while waiting for changes to " +
            "these resources to complete. A refresh finds out what has become of them.",
    );
}

/**
 * Runs one operation on one stack, as the real engine does.
 * Source: `pkg/engine/deployment.go` and `pkg/resource/deploy/deployment_executor.go` in pulumi/pulumi.
 */
export const deploy: Deploy = async (options: DeploymentOptions): Promise<DeploymentResult> => {
    const { operation, onEvent, signal } = options;
    const started = performance.now();
    const preview = operation === "preview";
    const reporter = new Reporter(onEvent, preview, operation === "refresh");
    onEvent({ kind: "prelude", config: preludeConfig(options), preview });
    const server = newServer();
    server.addService(EngineService, engineService(reporter));
    const address = await listen(server);
    const session = new Session(options, reporter, address);
    const cancel = (): void => {
        void session.cancel();
    };
    signal.addEventListener("abort", cancel);
    let succeeded = false;
    try {
        warnOfPending(session);
        await perform(session, async (states) => {
            const policies = new Policies(startPacks(session, address), reporter, preview);
            const root = rootStackUrn(options.stack, options.project.name);
            const onSuccess = (seen: Seen, { executor }: Phase): Promise<void> =>
                policies.analyzeStack(executor.news, seen, root);
            try {
                const run = new ProgramRun(session, states, { server, address, policies, onSuccess });
                signal.addEventListener("abort", () => {
                    run.cancel();
                });
                await run.run();
            } finally {
                await policies.close();
            }
        });
        succeeded = !reporter.failed;
    } catch (error) {
        if (!(error instanceof Bail)) {
            reporter.error("", messageOf(error));
        }
    } finally {
        signal.removeEventListener("abort", cancel);
        await session.close();
        server.forceShutdown();
    }
    const snapshot = session.journal.snapshot();
    const root = rootStackUrn(options.stack, options.project.name);
    const outputs = snapshot.resources.find(({ urn }) => urn === root)?.outputs ?? {};
    const outcome = succeeded ? "succeeded" : "failed";
    const { changes } = reporter;
    onEvent({ kind: "summary", outcome, seconds: (performance.now() - started) / 1000, changes });
    return { outcome, snapshot, outputs, changes };
};
