import { Display, type DisplayOptions } from "../../../rehearsal/display";
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
        readonly options?: Partial<DisplayOptions>;
        readonly result?: Partial<DeploymentResult>;
        readonly screen?: Screen;
    } = {},
): string {
    const display = new Display({
        verb: "up",
        project: "app",
        stack: "dev",
        engine: "embedded",
        preview: false,
        json: false,
        diff: false,
        config: secretConfig,
        outputsBefore: {},
        remarks: [],
        stream: screen.stream,
        environment: { CI: "true" },
        ...options,
    });
    for (const event of events) {
        display.add(event);
    }
    display.finish({ ...succeeded, ...result });
    return screen.text;
}

/** A provider or a program that says what is wrong. */
export const error = (message: string, urn = ""): EngineEvent => ({
    kind: "diagnostic",
    severity: "error",
    urn,
    message,
    ephemeral: false,
});
