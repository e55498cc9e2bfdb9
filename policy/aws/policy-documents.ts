import { type Properties, isProperties } from "../properties";

/** A condition of a statement: `StringEquals` of a key and its values. */
export interface Condition {
    readonly operator: string;
    /** In lower case, since IAM does not tell cases apart in keys. */
    readonly key: string;
    readonly values: readonly string[];
    /** Where it stands, as a property path inside the statement. */
    readonly path: string;
}

/** Whom a statement speaks of: `AWS`, `Service`, `Federated` … and who. */
export interface Principal {
    readonly kind: string;
    readonly value: string;
}

/**
 * A statement of an IAM policy. What may be written as one or as a list is a list here; parts are read when they are asked
 * for, since some may not be known yet.
 */
export class Statement {
    constructor(
        /** Where it stands, for example `Statement[0]`. */
        readonly path: string,
        private readonly parts: Properties,
    ) {}

    get allows(): boolean {
        return this.parts.Effect === "Allow";
    }

    get actions(): readonly string[] {
        return texts(this.parts.Action);
    }

    /** Whether the statement speaks of everything but what it names, of actions, resources or principals. */
    get inverted(): string | undefined {
        return ["NotAction", "NotResource", "NotPrincipal"].find((key) => key in this.parts);
    }

    get resources(): readonly string[] {
        return texts(this.parts.Resource);
    }

    get principals(): readonly Principal[] {
        const principal = this.parts.Principal;
        if (!isProperties(principal)) {
            return texts(principal).map((value) => ({ kind: "AWS", value }));
        }
        return Object.keys(principal).flatMap((kind) => texts(principal[kind]).map((value) => ({ kind, value })));
    }

    get conditions(): readonly Condition[] {
        const block = this.parts.Condition;
        if (!isProperties(block)) {
            return [];
        }
        return Object.keys(block).flatMap((operator) => {
            const keys = block[operator];
            return Object.keys(isProperties(keys) ? keys : {}).map((key) => ({
                operator,
                key: key.toLowerCase(),
                values: texts(isProperties(keys) ? keys[key] : undefined),
                path: `Condition.${operator}[${JSON.stringify(key)}]`,
            }));
        });
    }
}

/**
 * The statements of a policy, which is JSON or what it stands for.
 *
 * @throws Error if it is no policy.
 */
export function statementsOf(policy: unknown): Statement[] {
    const document: unknown = typeof policy === "string" ? JSON.parse(policy) : policy;
    const statement = isProperties(document) ? document.Statement : undefined;
    if (Array.isArray(statement)) {
        return statement.map((parts, index) => new Statement(`Statement[${index}]`, record(parts)));
    }
    return [new Statement("Statement", record(statement))];
}

/** Whether a pattern of actions or ARNs, with `*` and `?`, takes in a name. IAM does not tell cases apart in actions. */
export function takesIn(pattern: string, name: string): boolean {
    const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(name);
}

function record(value: unknown): Properties {
    if (!isProperties(value)) {
        throw new Error("an IAM policy has a Statement, or a list of them");
    }
    return value;
}

function texts(value: unknown): string[] {
    if (value === undefined) {
        return [];
    }
    return (Array.isArray(value) ? value : [value]).map(String);
}
