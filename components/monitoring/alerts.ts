import certificates from "./alerts/certificates.json";
import gitops from "./alerts/gitops.json";
import ingress from "./alerts/ingress.json";
import logs from "./alerts/logs.json";
import secrets from "./alerts/secrets.json";
import service from "./alerts/service.json";

/** An alert, as a rule of Prometheus. */
export interface Alert {
    readonly alert: string;
    readonly expr: string;
    readonly for: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
}

/** Alerts that are evaluated together. */
export interface AlertGroup {
    readonly name: string;
    readonly rules: readonly Alert[];
}

/**
 * The platform's alerts, each with a link to its runbook. The chart has others, of nodes, pods and volumes, with links to
 * https://runbooks.prometheus-operator.dev.
 *
 * @param endpoints names of the endpoints that must give metrics.
 * @param runbooksUrl where the runbooks are, without a slash at the end.
 */
export function alertGroups(endpoints: readonly string[], runbooksUrl: string): AlertGroup[] {
    const own: AlertGroup[] = [certificates, gitops, ingress, logs, secrets, service];
    return [...own, { name: "endpoints", rules: endpoints.map(noMetrics) }]
        .filter(({ rules }) => rules.length > 0)
        .map(({ name, rules }) => ({
            name,
            rules: rules.map((rule) => ({
                ...rule,
                annotations: { ...rule.annotations, runbook_url: `${runbooksUrl}/${runbookOf(rule.alert)}` },
            })),
        }));
}

/** The page about an alert: `service-errors.md` for `ServiceErrors`. */
export function runbookOf(alert: string): string {
    return `${alert.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}.md`;
}

function noMetrics(endpoint: string): Alert {
    return {
        alert: "NoMetrics",
        expr: `absent(up{job='${endpoint}'} == 1)`,
        for: "10m",
        labels: { severity: "critical", endpoint },
        annotations: {
            summary: `No pod of ${endpoint} gives metrics`,
            description: `Prometheus reaches no pod of ${endpoint}. It is down, or cut off from Prometheus.`,
        },
    };
}
