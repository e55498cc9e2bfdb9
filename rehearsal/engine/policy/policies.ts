import {
    AnalyzeResponse,
    AnalyzeStackRequest,
    type AnalyzeDiagnostic,
    EnforcementLevel,
    PolicySeverity,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { EngineEvent } from "../../model/events";
import { declaredAt, type SourcePlace } from "../../model/source-place";
import { parseReference } from "../providers/reference";
import { Bail, type Reporter } from "../run/reporter";
import type { PolicyGate } from "../steps/generation";
import type { Goal, State } from "../steps/goal";
import type { Seen } from "../steps/seen";
import { messageOf } from "../wire/rpc";
import { fromStruct } from "../wire/unmarshal";
import { analyzeRequest, stackResource } from "./messages";
import type { PolicyPack } from "./pack";

const severities: Readonly<Record<PolicySeverity, string>> = {
    [PolicySeverity.POLICY_SEVERITY_UNSPECIFIED]: "",
    [PolicySeverity.POLICY_SEVERITY_LOW]: "low",
    [PolicySeverity.POLICY_SEVERITY_MEDIUM]: "medium",
    [PolicySeverity.POLICY_SEVERITY_HIGH]: "high",
    [PolicySeverity.POLICY_SEVERITY_CRITICAL]: "critical",
};

/**
 * The policy packs of a run.
 * Source: `pkg/resource/deploy/{step_generator,analyze_snapshot}.go` in pulumi/pulumi.
 */
export class Policies implements PolicyGate {
    /** Where resources are declared, by URN. What a provider's component made is told of where that component stands. */
    private readonly places = new Map<string, SourcePlace | undefined>();

    /** @param starting packs start while the program does; what waits for them is the first resource */
    constructor(
        private readonly starting: Promise<readonly PolicyPack[]>,
        private readonly reporter: Reporter,
        private readonly preview: boolean,
    ) {
        // Whoever needs the packs is told; a run that fails before needs none.
        starting.catch(() => undefined);
    }

    /** Lets packs mend the inputs of a resource, then judge them. False stops the resource; previews go on. */
    async admit(next: State, goal: Goal, provider: State | undefined): Promise<boolean> {
        const packs = await this.packs();
        if (packs.length === 0) {
            return true;
        }
        this.places.set(next.urn, declaredAt(next) ?? this.places.get(next.parent));
        for (const pack of packs.filter(({ remediates }) => remediates)) {
            await this.remediate(pack, next, goal, provider);
        }
        const request = analyzeRequest(next, goal.deleteBeforeReplace, provider, false);
        const responses = await Promise.all(
            packs.map(async (pack) => ({ pack, response: await this.ask(pack, "policy", pack.analyze(request)) })),
        );
        let admitted = true;
        for (const { pack, response } of responses) {
            for (const diagnostic of response.getDiagnosticsList()) {
                const mandatory = this.report(pack, diagnostic, next.urn);
                admitted &&= !mandatory || this.preview;
            }
        }
        return admitted;
    }

    /** Lets packs judge the whole stack as it is now. */
    async analyzeStack(news: ReadonlyMap<string, State>, seen: Seen, rootUrn: string): Promise<void> {
        const packs = await this.packs();
        const resources = [...news.values()].map((state) => {
            const provider = state.provider === "" ? undefined : seen.providers.get(parseReference(state.provider).urn);
            return stackResource(state, seen.goals.get(state.urn)?.deleteBeforeReplace, provider);
        });
        const request = new AnalyzeStackRequest().setResourcesList(resources);
        await Promise.all(
            packs.map(async (pack) => {
                const response = await this.ask(pack, "stack policy", pack.analyzeStack(request));
                for (const diagnostic of response.getDiagnosticsList()) {
                    const urn = diagnostic.getUrn();
                    this.report(pack, diagnostic, news.has(urn) ? urn : rootUrn);
                }
            }),
        );
    }

    async close(): Promise<void> {
        const packs = await this.starting.catch(() => []);
        packs.forEach((pack) => {
            pack.close();
        });
    }

    private async packs(): Promise<readonly PolicyPack[]> {
        try {
            return await this.starting;
        } catch (error) {
            throw this.reporter.bail("", messageOf(error));
        }
    }

    private async remediate(pack: PolicyPack, next: State, goal: Goal, provider: State | undefined): Promise<void> {
        const request = analyzeRequest(next, goal.deleteBeforeReplace, provider, true);
        for (const remediation of await this.run("remediation", pack.remediate(request))) {
            const policy = { pack: remediation.getPolicypackname(), policy: remediation.getPolicyname() };
            if (remediation.getDiagnostic() !== "") {
                this.reporter.emit({
                    kind: "policy",
                    urn: next.urn,
                    ...policy,
                    packVersion: pack.version,
                    comparison: pack.comparison,
                    severity: "",
                    enforcement: "advisory",
                    message: this.describe(remediation.getDescription(), remediation.getDiagnostic()),
                    source: this.places.get(next.urn),
                });
                continue;
            }
            const after = fromStruct(remediation.getProperties());
            this.reporter.emit({ kind: "policy-remediation", urn: next.urn, ...policy, before: next.inputs, after });
            next.inputs = after;
        }
    }

    /** Reports a violation; true if it is mandatory, and counts. */
    private report(pack: PolicyPack, diagnostic: AnalyzeDiagnostic, urn: string): boolean {
        const mandatory = diagnostic.getEnforcementlevel() !== EnforcementLevel.ADVISORY;
        const event: EngineEvent = {
            kind: "policy",
            urn,
            pack: diagnostic.getPolicypackname(),
            packVersion: pack.version,
            comparison: pack.comparison,
            policy: diagnostic.getPolicyname(),
            severity: severities[diagnostic.getSeverity()],
            enforcement: mandatory ? "mandatory" : "advisory",
            message: this.describe(diagnostic.getDescription(), diagnostic.getMessage()),
            source: this.places.get(urn),
        };
        this.reporter.emit(event);
        const counts = mandatory && !pack.comparison;
        if (counts) {
            this.reporter.failed = true;
        }
        return counts;
    }

    private describe(description: string, message: string): string {
        return description === "" || message.startsWith(description) ? message : `${description}\n${message}`;
    }

    /** What a pack answers; one for comparison may fail, and then has nothing to say. */
    private async ask(pack: PolicyPack, what: string, answer: Promise<AnalyzeResponse>): Promise<AnalyzeResponse> {
        return pack.comparison ? answer.catch(() => new AnalyzeResponse()) : this.run(what, answer);
    }

    private async run<Result>(what: string, promise: Promise<Result>): Promise<Result> {
        try {
            return await promise;
        } catch (error) {
            throw error instanceof Bail ? error : new Error(`failed to run ${what}: ${messageOf(error)}`);
        }
    }
}
