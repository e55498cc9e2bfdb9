import { Display, DocumentDisplay, type RunSubject } from "../../../rehearsal/display";
import type { DeploymentResult } from "../../../rehearsal/model/deployment";
import type { EngineEvent } from "../../../rehearsal/model/events";
import { Screen } from "./screen";

const secretConfig = new Map([["app:token", { value: "config-hunter2", secret: true }]]);

const succeeded: DeploymentResult = {
    outcome: "succeeded",
    snapshot: { resources: [], pendingOperations: [] },
    outputs: {},
    changes: {},
};

/** What a run of these events shows in the end on a terminal of this size. */
export function shown(
    events: readonly EngineEvent[],
    {
        options = {},
        result = {},
        screen = new Screen(200, 50),
    }: {
        readonly options?: Partial<RunSubject> & {
            readonly json?: boolean;
            readonly diff?: boolean;
            readonly environment?: NodeJS.ProcessEnv;
        };
        readonly result?: Partial<DeploymentResult>;
        readonly screen?: Screen;
    } = {},
): string {
    const subject = {
        verb: "up",
        project: "app",
        stack: "dev",
        engine: "embedded",
        preview: false,
        config: secretConfig,
        outputsBefore: {},
        remarks: [],
        ...options,
    };
    const { json = false, diff = false, environment = { CI: "true" } } = options;
    let document = "";
    const display = json
        ? new DocumentDisplay(subject, (result_) => (document = JSON.stringify(result_)))
        : new Display(subject, { stream: screen.stream, environment, diff });
    for (const event of events) {
        display.add(event);
    }
    display.finish({ ...succeeded, ...result });
    return json ? document : screen.text;
}

/** A provider or a program that says what is wrong. */
export const error = (message: string, urn = ""): EngineEvent => ({
    kind: "diagnostic",
    severity: "error",
    urn,
    message,
    ephemeral: false,
});
