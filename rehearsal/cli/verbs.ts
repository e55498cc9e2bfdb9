/** What a person can ask for. */
export const verbs = {
    preview: "Show what `up` would do, and do nothing",
    up: "Deploy the stack to the simulated clouds",
    refresh: "Read what is deployed, and correct the state",
    destroy: "Delete everything that is deployed",
    outputs: "Show the stack's outputs",
    export: "Print the state, as `pulumi stack export` does",
} as const;

export type Verb = keyof typeof verbs;

/** A flag, the verbs that take it and what it does. */
export interface Flag {
    /** The name of its value in the help; absent for flags without one. */
    readonly value?: string;
    readonly repeatable?: boolean;
    readonly verbs: readonly Verb[];
    readonly help: string;
}

const all: readonly Verb[] = ["preview", "up", "refresh", "destroy", "outputs", "export"];
const runs: readonly Verb[] = ["preview", "up", "refresh", "destroy"];

export const flags = {
    stack: { value: "STACK", verbs: all, help: "The stack; its settings are in Pulumi.STACK.yaml. Required" },
    cwd: { value: "DIR", verbs: all, help: "The project's directory, of any Node.js Pulumi project (default: here)" },
    state: { value: "DIR", verbs: all, help: "Where states are kept (default: .rehearsal in the project)" },
    engine: { value: "ENGINE", verbs: runs, help: "embedded (default), or pulumi: a Pulumi CLI on PATH" },
    json: { verbs: [...runs, "outputs"], help: "Print one JSON document in the end, and nothing else" },
    diff: { verbs: runs, help: "Show the properties that change, old => new" },
    "expect-no-changes": { verbs: ["preview", "up", "refresh"], help: "Fail if anything changes" },
    "policy-pack": {
        value: "DIR",
        repeatable: true,
        verbs: ["preview", "up"],
        help: "Apply this policy pack, beside the project's own. May be repeated",
    },
    "no-policy-pack": {
        verbs: ["preview", "up"],
        help: "Don't apply the project's own pack, which is in `policy` beside Pulumi.yaml",
    },
    "policy-pack-config": {
        value: "FILE",
        repeatable: true,
        verbs: ["preview", "up"],
        help: "The JSON configuration of the policy pack at the same place",
    },
    parallel: { value: "N", verbs: runs, help: "How many steps run at once (default: 4 for each processor)" },
    refresh: { verbs: ["preview", "up", "destroy"], help: "Read what is deployed first" },
    "continue-on-error": { verbs: ["up", "destroy"], help: "Go on with what doesn't depend on a failed resource" },
    "show-secrets": { verbs: ["outputs", "export"], help: "Show secrets in clear" },
    help: { verbs: all, help: "Show this help" },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof flags;
