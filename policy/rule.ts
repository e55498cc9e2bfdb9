import type { PolicyResourceOptions, Severity } from "@pulumi/policy";

/** A rule of a published framework that asks for the same. */
export interface Reference {
    /** As the framework writes it, for example `CKV_AZURE_141`, `CIS AWS 2.2.1` or `RFC 8725 3.1`. */
    readonly id: string;
    readonly url?: string;
}

/** A property that a rule guards: changed for the worse, the rule is violated. The mutation run holds rules to it. */
export interface Guard {
    /** Type token, for example `azure-native:containerservice:ManagedCluster`. */
    readonly type: string;
    /** Path with `.` between keys and `[*]` for each item, for example `agentPoolProfiles[*].enableNodePublicIP`. */
    readonly property: string;
    /**
     * Given if the property may be left out: what the provider documents as its default is right, or the provider
     * itself refuses a resource without it.
     */
    readonly absent?: "safe" | "refused";
    /** What is worse, where many values are right, for example `["*"]`. @default every other text, flag and list */
    readonly worse?: readonly unknown[];
    /** Given if the rule is about some resources of the type only: what they have, for example `{ type: "CAA" }`. */
    readonly where?: Readonly<Record<string, unknown>>;
}

/** One thing that is wrong with a resource. */
export interface Finding {
    /** Path of the property; empty if it is the resource as a whole. */
    readonly property: string;
    /** What it should be, as in "expected …". */
    readonly expected: string;
    /** What it is; `undefined` reads as "nothing". Never a secret. */
    readonly found: unknown;
}

/** A resource that is judged. Reading a value that is not known yet ends the check: it is told as "not decidable yet". */
export interface Subject<Properties = Readonly<Record<string, unknown>>> {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** Inputs for a rule of scope `resource`, outputs for one of scope `stack`. */
    readonly properties: Properties;
    readonly options: PolicyResourceOptions;
}

/** All resources of a stack, for rules that one resource alone can't decide. */
export interface Stack {
    /** The resources of a type, in the order in which they were registered. */
    ofType<Properties>(type: string): readonly Subject<Properties>[];
}

interface RuleHeader {
    /** Unique, in kebab case, beginning with what it is about: `aks-local-accounts`. Violations and exceptions name it. */
    readonly name: string;
    /** What must hold, without a full stop: `AKS knows no local accounts`. */
    readonly title: string;
    /** What can happen otherwise. */
    readonly why: string;
    /** What to change, in terms of the component's arguments or the stack's settings where there are such. */
    readonly mend: string;
    readonly severity: Severity;
    readonly references: readonly Reference[];
    /** Why a development stack may do without; the rule is then advisory there. @default it may not */
    readonly development?: "costs money" | "hinders work";
    /** Type tokens of the resources that the rule judges. */
    readonly types: readonly string[];
    readonly guards: readonly Guard[];
}

/** A rule that judges the inputs of single resources, before each is made. */
export interface ResourceRule<Properties = unknown> extends RuleHeader {
    readonly scope: "resource";
    check(subject: Subject<Properties>): Iterable<Finding>;
}

/** A rule that judges resources by what else is in the stack, once all are made. */
export interface StackRule<Properties = unknown> extends RuleHeader {
    readonly scope: "stack";
    check(subject: Subject<Properties>, stack: Stack): Iterable<Finding>;
}

export type Rule = ResourceRule | StackRule;
