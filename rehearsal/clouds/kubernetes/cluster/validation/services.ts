import { isMap, type ValueMap } from "../../../simulation/values";
import { listAt, mapAt, mapsAt, stringAt, valueAt } from "../../objects/paths";
import type { Faults } from "./faults";
import { isLabel, isPort, isPortName, isSubdomain } from "./syntax";

/** Checks a Service. Source: `ValidateService` in pkg/apis/core/validation/validation.go of Kubernetes. */
export function validateService(service: ValueMap, faults: Faults): void {
    const type = stringAt(service, "spec", "type") || "ClusterIP";
    const ports = mapsAt(service, "spec", "ports");
    const headless = stringAt(service, "spec", "clusterIP") === "None";
    if (ports.length === 0 && type !== "ExternalName" && !headless) {
        faults.required("spec.ports");
    }
    if (type === "ExternalName" && stringAt(service, "spec", "externalName") === "") {
        faults.required("spec.externalName");
    }
    if (type === "LoadBalancer" && headless) {
        faults.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for LoadBalancer services");
    }
    const external = stringAt(service, "spec", "externalTrafficPolicy");
    if (
        external !== "" &&
        type !== "LoadBalancer" &&
        type !== "NodePort" &&
        listAt(service, "spec", "externalIPs").length === 0
    ) {
        faults.invalid("spec.externalTrafficPolicy", external, "may only be set for externally-accessible services");
    }
    validateServicePorts(ports, faults);
}

function validateServicePorts(ports: readonly ValueMap[], faults: Faults): void {
    const names = ports.map((port) => stringAt(port, "name"));
    ports.forEach((port, index) => {
        const at = `spec.ports[${index}]`;
        const name = names[index] ?? "";
        if (name === "" && ports.length > 1) {
            faults.required(`${at}.name`);
        } else if (name !== "" && names.indexOf(name) !== index) {
            faults.duplicate(`${at}.name`, name);
        }
        const nameFault = name === "" ? undefined : isLabel(name);
        if (nameFault !== undefined) {
            faults.invalid(`${at}.name`, name, nameFault);
        }
        validatePort(port, "port", at, faults);
        const target = port.targetPort;
        const targetFault =
            typeof target === "number" ? isPort(target) : typeof target === "string" ? isPortName(target) : undefined;
        if (target !== undefined && targetFault !== undefined) {
            faults.invalid(`${at}.targetPort`, target, targetFault);
        }
    });
}

function validatePort(port: ValueMap, field: string, path: string, faults: Faults): void {
    const number = port[field];
    const fault = typeof number === "number" ? isPort(number) : undefined;
    if (number !== undefined && fault !== undefined) {
        faults.invalid(`${path}.${field}`, number, fault);
    }
}

/** Checks an Ingress. Source: pkg/apis/networking/validation/validation.go of Kubernetes. */
export function validateIngress(ingress: ValueMap, faults: Faults): void {
    const rules = mapsAt(ingress, "spec", "rules");
    if (rules.length === 0 && !isMap(valueAt(ingress, "spec", "defaultBackend"))) {
        faults.invalid("spec", rules, "either `defaultBackend` or `rules` must be specified");
    }
    rules.forEach((rule, index) => {
        const host = stringAt(rule, "host");
        const fault = host === "" ? undefined : isSubdomain(host.replace(/^\*\./, ""));
        if (fault !== undefined) {
            faults.invalid(`spec.rules[${index}].host`, host, fault);
        }
        mapsAt(rule, "http", "paths").forEach((path, pathIndex) => {
            const at = `spec.rules[${index}].http.paths[${pathIndex}]`;
            const pathType = stringAt(path, "pathType");
            if (["Exact", "Prefix"].includes(pathType) && !stringAt(path, "path").startsWith("/")) {
                faults.invalid(`${at}.path`, stringAt(path, "path"), "must be an absolute path");
            }
            validateBackend(mapAt(path, "backend"), `${at}.backend`, faults);
        });
    });
}

function validateBackend(backend: ValueMap, path: string, faults: Faults): void {
    const hasService = isMap(backend.service);
    const hasResource = isMap(backend.resource);
    if (hasService && hasResource) {
        faults.invalid(path, "", "cannot set both resource and service backends");
    } else if (!hasService && !hasResource) {
        faults.required(path, "resource or service backend is required");
    } else if (hasService && Object.keys(mapAt(backend, "service", "port")).length === 0) {
        faults.required(`${path}.service.port`, "port name or number is required");
    }
}
