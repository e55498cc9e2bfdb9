import { randomBytes } from "node:crypto";
import type { PropertyMap } from "../../model/values";
import { isProviderType } from "../providers/reference";
import { Bail } from "../run/reporter";
import { makeUrn, nameOf, qualifiedTypeOf } from "../../model/urn";
import { CreateStep } from "./create-step";
import { Dependents } from "./dependents";
import { applyIgnoreChanges } from "./diffing";
import type { Generated, GeneratorContext, Prepared, Reading, Registration } from "./generation";
import { type Goal, newState, type State, stateOfGoal } from "./goal";
import { ImportStep } from "./import-step";
import { ReplaceStep } from "./marker-steps";
import { findOldState } from "./old-resources";
import { ReadStep } from "./read-step";
import { DecisionFromDiff } from "./decision-from-diff";
import { describeFailures } from "./check-failures";
import { noReasons, type Step } from "./step";
import type { Seen } from "./seen";

/**
 * Works out the steps that lead from the old state of a resource to what the program wants.
 * Source: `pkg/resource/deploy/step_generator.go` in pulumi/pulumi.
 */
export class Generator {
    private readonly seen: Seen;
    private readonly fromDiff: DecisionFromDiff;

    constructor(private readonly context: GeneratorContext) {
        const { base, news, access, seen } = context;
        this.seen = seen;
        this.fromDiff = new DecisionFromDiff(context, this.seen, new Dependents(base, news, this.seen, access));
    }

    /** Finds the old state and has the inputs checked. Registrations are prepared in the order of their arrival. */
    prepare(registration: Registration): Prepared {
        const { goal } = registration;
        const urn = this.claim(goal.parent, goal.type, goal.name);
        const { base, reporter } = this.context;
        const { old, alias, valid } = findOldState(urn, goal, this.context, base, this.seen, reporter);
        if (alias !== undefined) {
            this.context.access.registry.registerAlias(urn, alias);
            this.context.onRename(alias, urn);
        }
        this.seen.goals.set(urn, goal);
        const next = stateOfGoal(goal, urn, alias, old);
        if (isProviderType(goal.type)) {
            this.seen.providers.set(urn, next);
            if (alias !== undefined) {
                this.seen.providers.set(alias, next);
            }
        }
        return this.check({ registration, urn, old, next, valid, imported: false, randomSeed: randomBytes(32) });
    }

    /** Decides what to do, once the inputs are checked. Decisions are made in the order of preparation. */
    async decide(prepared: Prepared): Promise<Generated> {
        const { old, next, registration } = prepared;
        const { goal, answer } = registration;
        if (!prepared.imported && this.isImport(goal, old)) {
            return this.import(prepared);
        }
        if (prepared.recreating !== this.isRecreated(prepared.urn, old)) {
            return this.decide(this.check(prepared));
        }
        await this.applyCheck(prepared);
        if (!(await this.context.policies.admit(next, goal, this.providerOf(next))) || !prepared.valid) {
            throw new Bail(`resource ${prepared.urn} is invalid`);
        }
        if (old === undefined) {
            this.seen.creates.add(prepared.urn);
            return { steps: [new CreateStep(next, answer)] };
        }
        if (prepared.recreating) {
            return { steps: this.recreate(prepared, old) };
        }
        if (old.external) {
            this.seen.creates.add(prepared.urn);
            const create = new CreateStep(next, answer, { old, reasons: noReasons, pendingDelete: true });
            return { steps: [create, new ReplaceStep(old, next, noReasons)] };
        }
        return { steps: await this.fromDiff.decide(prepared, old) };
    }

    /** The steps that read a resource. */
    read(reading: Reading): readonly Step[] {
        const { name, answer, ...given } = reading;
        const urn = this.claim(reading.parent, reading.type, name);
        const { base, reporter } = this.context;
        const resource = { name, type: reading.type, parent: reading.parent, aliases: [] };
        const { old, alias } = findOldState(urn, resource, this.context, base, this.seen, reporter);
        const aliases = alias === undefined ? [] : [alias];
        aliases.forEach((former) => {
            this.context.onRename(former, urn);
        });
        const next = newState({ ...given, urn, custom: true, external: true, aliases });
        if (reading.id === "") {
            throw new Error(`Expected an ID for ${urn}`);
        }
        if (old !== undefined && !old.external && old.id !== reading.id) {
            this.seen.replaces.add(urn);
            return [new ReadStep(old, next, true, answer), new ReplaceStep(old, next, noReasons)];
        }
        this.seen.reads.add(urn);
        return [new ReadStep(old, next, false, answer)];
    }

    /** Makes the URN of a resource and takes it for this run. */
    private claim(parent: string, type: string, name: string): string {
        if (parent !== "" && !this.seen.urns.has(parent)) {
            throw new Error(`could not find parent resource ${parent}`);
        }
        const { stack, project, reporter } = this.context;
        const urn = makeUrn(stack, project, parent === "" ? "" : qualifiedTypeOf(parent), type, name);
        if (this.seen.urns.has(urn)) {
            throw reporter.bail(urn, `Duplicate resource URN '${urn}'; try giving it a unique name`);
        }
        this.seen.urns.add(urn);
        return urn;
    }

    /** Whether a goal names a resource to take over that is not the one in the state. */
    private isImport({ custom, importId }: Goal, old: State | undefined): boolean {
        const known = old?.importID === "" ? old.id : old?.importID;
        return custom && importId !== "" && (old === undefined || old.external || known !== importId);
    }

    /** Whether the old resource has been deleted in this run for another's sake. */
    private isRecreated(urn: string, old: State | undefined): boolean {
        return old !== undefined && this.seen.deletes.has(urn);
    }

    /** Begins the check of inputs: against the old ones, unless they no longer count. */
    private check(given: Omit<Prepared, "recreating" | "manager" | "check">): Prepared {
        const { registration, urn, old, next, randomSeed } = given;
        const { goal } = registration;
        const recreating = this.isRecreated(urn, old);
        const { access, preview, reporter } = this.context;
        if (old !== undefined && !given.imported) {
            const ignored = applyIgnoreChanges(goal.inputs, old.inputs, goal.ignoreChanges);
            next.inputs = ignored.inputs;
            if (ignored.faults.length > 0) {
                reporter.info(
                    urn,
                    `cannot ignore changes in added or removed elements of the path: "${ignored.faults.join(", ")}"`,
                );
            }
        }
        if (!goal.custom) {
            return { ...given, recreating, manager: undefined, check: undefined };
        }
        const fresh = old === undefined || recreating || old.external;
        const [olds, news]: [PropertyMap | undefined, PropertyMap] = fresh
            ? [undefined, goal.inputs]
            : [old.inputs, next.inputs];
        const manager = access.load(next);
        const check =
            !given.imported && this.isImport(goal, old)
                ? undefined
                : manager.then((loaded) => loaded.check({ urn, olds, news, preview, randomSeed }));
        // Failures surface when the decision is made.
        manager.catch(() => undefined);
        check?.catch(() => undefined);
        return { ...given, recreating, manager, check };
    }

    /** Takes over the checked inputs; failures are reported and end the run. */
    private async applyCheck({ check, next, urn }: Prepared): Promise<void> {
        const result = await check;
        if (result === undefined) {
            return;
        }
        const inputs = next.inputs;
        next.inputs = result.inputs;
        for (const message of describeFailures(next.type, nameOf(urn), inputs, result.failures)) {
            this.context.reporter.error(urn, message);
        }
        if (result.failures.length > 0) {
            throw new Bail(`resource ${urn} is invalid`);
        }
    }

    private providerOf(state: State): State | undefined {
        return state.provider === "" ? undefined : this.fromDiff.providerResource(state.provider);
    }

    private recreate({ urn, next, registration }: Prepared, old: State): Step[] {
        this.seen.deletes.delete(urn);
        this.seen.replaces.add(urn);
        const reasons = { ...noReasons, keys: this.seen.dependentReplaceKeys.get(urn) ?? [] };
        return [
            new ReplaceStep(old, next, noReasons),
            new CreateStep(next, registration.answer, { old, reasons, pendingDelete: false }),
        ];
    }

    /** Reads what shall be imported; then it is the old state from which everything goes on as usual. */
    private async import(prepared: Prepared): Promise<Generated> {
        const { registration, urn, old, next } = prepared;
        await prepared.manager;
        this.seen.imports.add(urn);
        const original = prepared.recreating ? undefined : old;
        const step = new ImportStep(next, original, registration.answer);
        const steps = original === undefined ? [step] : [step, new ReplaceStep(original, next, noReasons)];
        return {
            steps,
            afterwards: () => {
                const wanted = stateOfGoal(registration.goal, urn, next.aliases[0], next);
                wanted.replacementTrigger = undefined;
                return this.decide(this.checkImported({ ...prepared, old: next, next: wanted, imported: true }));
            },
        };
    }

    private checkImported(prepared: Prepared): Prepared {
        const { goal } = prepared.registration;
        const { inputs } = applyIgnoreChanges(goal.inputs, prepared.old?.inputs ?? {}, goal.ignoreChanges);
        prepared.next.inputs = inputs;
        return this.check(prepared);
    }
}
