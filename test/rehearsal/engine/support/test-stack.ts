import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { deploy } from "../../../../rehearsal/engine";
import type {
    ConfigValue,
    DeploymentOptions,
    DeploymentResult,
    Operation,
} from "../../../../rehearsal/model/deployment";
import type { EngineEvent, StepOp } from "../../../../rehearsal/model/events";
import type { ResourceState, Snapshot } from "../../../../rehearsal/model/state";
import { MemorySink } from "./memory-sink";

/** What every program begins with: resources of the test provider, a component, a provider. */
const prelude = `
const pulumi = require("@pulumi/pulumi");
const kind = (type) => class extends pulumi.CustomResource {
    constructor(name, args, options) { super(type, name, { computed: undefined, arn: undefined, ...args }, options); }
};
const Thing = kind("test:index:Thing");
const Named = kind("test:index:Named");
const Vague = kind("test:index:Vague");
class Group extends pulumi.ComponentResource {
    constructor(name, options, fill) {
        super("test:index:Group", name, {}, options);
        fill?.(this);
        this.registerOutputs({ filled: true });
    }
}
class Provider extends pulumi.ProviderResource {
    constructor(name, args, options) { super("test", name, args, options); }
}
`;

/** The packages that programs use. */
const installed = resolve(dirname(require.resolve("@pulumi/pulumi/package.json")), "../..");

/** A call that the test provider received. */
export interface ProviderCall {
    readonly method: string;
    readonly urn?: string;
    readonly [detail: string]: unknown;
}

/** How one run went. */
export interface Run extends DeploymentResult {
    readonly events: readonly EngineEvent[];
    /** `op name` of every visible step, in the order in which they began. */
    readonly steps: readonly string[];
    readonly errors: readonly string[];
    readonly warnings: readonly string[];
    readonly calls: readonly ProviderCall[];
}

export type RunOptions = Partial<DeploymentOptions>;

function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** A stack in memory, on which programs are run one after the other. */
export class TestStack {
    readonly directory = mkdtempSync(join(tmpdir(), "fairlead-engine-"));
    state: Snapshot = { resources: [], pendingOperations: [] };
    config = new Map<string, ConfigValue>();

    /** Runs a program of which `body` is what follows the prelude. */
    up(body: string, options: RunOptions = {}): Promise<Run> {
        return this.run("update", body, options);
    }

    preview(body: string, options: RunOptions = {}): Promise<Run> {
        return this.run("preview", body, options);
    }

    refresh(): Promise<Run> {
        return this.run("refresh", "", {});
    }

    destroy(options: RunOptions = {}): Promise<Run> {
        return this.run("destroy", "", options);
    }

    /** The only living resource of a name. */
    resource(name: string): ResourceState {
        const found = this.state.resources.filter((state) => nameOf(state.urn) === name && !state.delete);
        assert.equal(found.length, 1, `expected one resource ${name}, found ${found.length}`);
        const [state] = found;
        assert(state !== undefined);
        return state;
    }

    remove(): void {
        rmSync(this.directory, { recursive: true, force: true });
    }

    private async run(operation: Operation, body: string, given: RunOptions): Promise<Run> {
        if (!existsSync(join(this.directory, "node_modules"))) {
            symlinkSync(installed, join(this.directory, "node_modules"), "dir");
        }
        writeFileSync(join(this.directory, "package.json"), JSON.stringify({ name: "tested", main: "index.js" }));
        writeFileSync(join(this.directory, "index.js"), prelude + body);
        const log = join(this.directory, "calls.log");
        writeFileSync(log, "");
        const events: EngineEvent[] = [];
        const sink = new MemorySink(this.state);
        const result = await deploy({
            operation,
            project: {
                name: "tested",
                root: this.directory,
                workingDirectory: this.directory,
                entryPoint: ".",
                runtimeOptions: { typescript: false },
            },
            organization: "organization",
            stack: "dev",
            config: this.config,
            base: this.state,
            sink,
            pluginPath: [__dirname],
            pluginVariables: { TEST_PROVIDER_LOG: log },
            shared: {},
            parallel: 8,
            policyPacks: [],
            refresh: false,
            continueOnError: false,
            readStack: () => Promise.resolve(undefined),
            onEvent: (event) => events.push(event),
            signal: new AbortController().signal,
            ...given,
        });
        if (operation !== "preview") {
            assert.deepEqual(sink.snapshot().resources, result.snapshot.resources, "what was written is the state");
            this.state = result.snapshot;
        }
        return { ...result, ...this.digest(events), calls: this.callsIn(log) };
    }

    private digest(events: readonly EngineEvent[]): Pick<Run, "events" | "steps" | "errors" | "warnings"> {
        const messages = (severity: string): string[] =>
            events.flatMap((event) =>
                event.kind === "diagnostic" && event.severity === severity ? [event.message] : [],
            );
        const steps = events.flatMap((event): [StepOp, string][] =>
            event.kind === "resource-pre" && !event.step.internal ? [[event.step.op, nameOf(event.step.urn)]] : [],
        );
        return {
            events,
            steps: steps.map(([op, name]) => `${op} ${name}`),
            errors: messages("error"),
            warnings: messages("warning"),
        };
    }

    private callsIn(file: string): ProviderCall[] {
        const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
        return lines.map((line): ProviderCall => JSON.parse(line) as ProviderCall);
    }
}

/** Gives each test a stack of its own, and removes it afterwards. */
export function useStack(): { readonly current: TestStack } {
    let stack: TestStack | undefined;
    afterEach(() => {
        stack?.remove();
        stack = undefined;
    });
    return {
        get current() {
            stack ??= new TestStack();
            return stack;
        },
    };
}
