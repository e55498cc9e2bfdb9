import type { ValueMap } from "../../../simulation/values";
import { mapAt, mapsAt, stringAt, valueAt } from "../../objects/paths";
import type { Faults } from "./faults";
import { validateLabels } from "./metadata";
import { validatePodSpec } from "./pods";

/**
 * Checks a Deployment, StatefulSet, DaemonSet or ReplicaSet: its selector must select its own pods, which always restart.
 * Source: pkg/apis/apps/validation/validation.go of Kubernetes.
 */
export function validateWorkload(object: ValueMap, faults: Faults): void {
    const replicas = valueAt(object, "spec", "replicas");
    if (typeof replicas === "number" && replicas < 0) {
        faults.invalid("spec.replicas", replicas, "must be greater than or equal to 0");
    }
    const template = mapAt(object, "spec", "template");
    const claimed = mapsAt(object, "spec", "volumeClaimTemplates").map((claim) => stringAt(claim, "metadata", "name"));
    validateTemplate(template, "spec.template", faults, claimed);
    const selector = mapAt(object, "spec", "selector");
    const labels = mapAt(template, "metadata", "labels");
    if (isEmptySelector(selector) && valueAt(object, "spec", "selector") !== undefined) {
        faults.invalid(
            "spec.selector",
            selector,
            `empty selector is invalid for ${stringAt(object, "kind").toLowerCase()}`,
        );
    } else if (!selects(selector, labels)) {
        faults.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
    }
    const restartPolicy = stringAt(template, "spec", "restartPolicy");
    if (restartPolicy === "OnFailure" || restartPolicy === "Never") {
        faults.unsupported("spec.template.spec.restartPolicy", restartPolicy, ["Always"]);
    }
    if (
        stringAt(object, "spec", "strategy", "type") === "Recreate" &&
        valueAt(object, "spec", "strategy", "rollingUpdate")
    ) {
        faults.forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
    }
}

/** Checks a Job. Source: pkg/apis/batch/validation/validation.go of Kubernetes. */
export function validateJob(spec: ValueMap, path: string, faults: Faults): void {
    const template = mapAt(spec, "template");
    validateTemplate(template, `${path}.template`, faults);
    const restartPolicy = stringAt(template, "spec", "restartPolicy");
    if (restartPolicy === "") {
        faults.required(`${path}.template.spec.restartPolicy`, 'valid values: "OnFailure", "Never"');
    } else if (restartPolicy === "Always") {
        faults.unsupported(`${path}.template.spec.restartPolicy`, restartPolicy, ["OnFailure", "Never"]);
    }
}

/** Checks a CronJob and the jobs that it makes. Source: as above. */
export function validateCronJob(object: ValueMap, faults: Faults): void {
    const schedule = stringAt(object, "spec", "schedule");
    if (schedule !== "" && !isSchedule(schedule)) {
        faults.invalid("spec.schedule", schedule, `expected exactly 5 fields, found ${fieldsOf(schedule).length}`);
    }
    validateJob(mapAt(object, "spec", "jobTemplate", "spec"), "spec.jobTemplate.spec", faults);
}

function validateTemplate(template: ValueMap, path: string, faults: Faults, claimed: readonly string[] = []): void {
    validateLabels(mapAt(template, "metadata"), `${path}.metadata`, faults);
    validatePodSpec(mapAt(template, "spec"), `${path}.spec`, faults, claimed);
}

function isEmptySelector(selector: ValueMap): boolean {
    return (
        Object.keys(mapAt(selector, "matchLabels")).length === 0 && mapsAt(selector, "matchExpressions").length === 0
    );
}

/** True if a label selector selects what has the labels. */
function selects(selector: ValueMap, labels: ValueMap): boolean {
    return (
        Object.entries(mapAt(selector, "matchLabels")).every(([key, value]) => labels[key] === value) &&
        mapsAt(selector, "matchExpressions").every((expression) => {
            const value = labels[stringAt(expression, "key")];
            const values = Array.isArray(expression.values) ? expression.values : [];
            switch (stringAt(expression, "operator")) {
                case "In":
                    return value !== undefined && values.includes(value);
                case "NotIn":
                    return value === undefined || !values.includes(value);
                case "Exists":
                    return value !== undefined;
                case "DoesNotExist":
                    return value === undefined;
                default:
                    return true;
            }
        })
    );
}

/** True for the five fields of a crontab and for `@daily` and its like. */
function isSchedule(schedule: string): boolean {
    return (
        /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/.test(schedule) ||
        fieldsOf(schedule).length === 5
    );
}

function fieldsOf(schedule: string): string[] {
    return schedule
        .replace(/^(CRON_)?TZ=\S+/, "")
        .trim()
        .split(/\s+/);
}
