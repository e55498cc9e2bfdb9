import { isMap, type ValueMap } from "../../../simulation/values";
import { mapAt, mapsAt, stringAt } from "../../objects/paths";
import type { Faults } from "./faults";
import { isAmount, numberOf, quantityFault } from "./quantity";
import { isEnvName, isLabel, isPort, isPortName } from "./syntax";

/**
 * Checks the specification of a pod. Source: `ValidatePodSpec` in pkg/apis/core/validation/validation.go of Kubernetes.
 *
 * @param claimed volumes that pods get beside those of the specification: the claims of a StatefulSet.
 */
export function validatePodSpec(spec: ValueMap, path: string, faults: Faults, claimed: readonly string[] = []): void {
    const volumes = mapsAt(spec, "volumes").map((volume) => stringAt(volume, "name"));
    unique(volumes, `${path}.volumes`, "name", isLabel, faults);
    const containers = mapsAt(spec, "containers");
    if (Array.isArray(spec.containers) && containers.length === 0) {
        faults.required(`${path}.containers`);
    }
    const names = containers.map((container) => stringAt(container, "name"));
    unique(names, `${path}.containers`, "name", isLabel, faults);
    for (const list of ["containers", "initContainers"] as const) {
        mapsAt(spec, list).forEach((container, index) => {
            validateContainer(container, `${path}.${list}[${index}]`, [...volumes, ...claimed], faults);
        });
    }
}

function validateContainer(container: ValueMap, path: string, volumes: readonly string[], faults: Faults): void {
    if (stringAt(container, "image") === "") {
        faults.required(`${path}.image`);
    }
    mapsAt(container, "ports").forEach((port, index) => {
        const at = `${path}.ports[${index}]`;
        for (const field of ["containerPort", "hostPort"] as const) {
            const number = port[field];
            const fault = typeof number === "number" && number !== 0 ? isPort(number) : undefined;
            if (number !== undefined && fault !== undefined) {
                faults.invalid(`${at}.${field}`, number, fault);
            }
        }
        const name = stringAt(port, "name");
        const fault = name === "" ? undefined : isPortName(name);
        if (fault !== undefined) {
            faults.invalid(`${at}.name`, name, fault);
        }
    });
    mapsAt(container, "env").forEach((variable, index) => {
        const name = stringAt(variable, "name");
        const fault = name === "" ? undefined : isEnvName(name);
        if (fault !== undefined) {
            faults.invalid(`${path}.env[${index}].name`, name, fault);
        }
        if (stringAt(variable, "value") !== "" && isMap(variable.valueFrom)) {
            faults.invalid(`${path}.env[${index}].valueFrom`, "", "may not be specified when `value` is not empty");
        }
    });
    const mountPaths = mapsAt(container, "volumeMounts").map((mount, index) => {
        const name = stringAt(mount, "name");
        if (name !== "" && !volumes.includes(name)) {
            faults.notFound(`${path}.volumeMounts[${index}].name`, name);
        }
        return stringAt(mount, "mountPath");
    });
    mountPaths.forEach((mountPath, index) => {
        if (mountPath !== "" && mountPaths.indexOf(mountPath) !== index) {
            faults.invalid(`${path}.volumeMounts[${index}].mountPath`, mountPath, "must be unique");
        }
    });
    validateResources(mapAt(container, "resources"), `${path}.resources`, faults);
    validateProbes(container, path, faults);
}

/** Checks requests and limits: amounts, and no request above its limit where both are written alike. */
export function validateResources(resources: ValueMap, path: string, faults: Faults): void {
    for (const list of ["limits", "requests"] as const) {
        for (const [name, amount] of Object.entries(mapAt(resources, list))) {
            if (amount !== null && !isAmount(amount)) {
                faults.invalid(`${path}.${list}[${name}]`, amount, quantityFault);
            }
        }
    }
    for (const [name, request] of Object.entries(mapAt(resources, "requests"))) {
        const limit = mapAt(resources, "limits")[name];
        if (isAmount(request) && isAmount(limit) && numberOf(request) > numberOf(limit)) {
            faults.invalid(`${path}.requests`, request, `must be less than or equal to ${name} limit of ${limit}`);
        }
    }
}

function validateProbes(container: ValueMap, path: string, faults: Faults): void {
    for (const probe of ["livenessProbe", "readinessProbe", "startupProbe"] as const) {
        const value = container[probe];
        if (!isMap(value)) {
            continue;
        }
        const handlers = ["exec", "httpGet", "tcpSocket", "grpc"].filter((handler) => isMap(value[handler]));
        if (handlers.length === 0) {
            faults.required(`${path}.${probe}`, "must specify a handler type");
        } else if (handlers.length > 1) {
            faults.forbidden(`${path}.${probe}.${handlers[1] ?? ""}`, "may not specify more than 1 handler type");
        }
        if (probe !== "readinessProbe" && typeof value.successThreshold === "number" && value.successThreshold !== 1) {
            faults.invalid(`${path}.${probe}.successThreshold`, value.successThreshold, "must be 1");
        }
    }
}

function unique(
    names: readonly string[],
    path: string,
    field: string,
    syntax: (text: string) => string | undefined,
    faults: Faults,
): void {
    names.forEach((name, index) => {
        const fault = name === "" ? undefined : syntax(name);
        if (fault !== undefined) {
            faults.invalid(`${path}[${index}].${field}`, name, fault);
        } else if (name !== "" && names.indexOf(name) !== index) {
            faults.duplicate(`${path}[${index}].${field}`, name);
        }
    });
}
