import { appReleaseFaults } from "@fairlead/components/app-release/app-release-faults";
import { generatedKeysFaults } from "@fairlead/components/generated-secrets/generated-keys";
import { generatedLoginFaults } from "@fairlead/components/generated-secrets/generated-login";
import type { GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";
import { ingressNginxFaults } from "@fairlead/components/ingress-nginx/ingress-nginx";
import { monitoringFaults } from "@fairlead/components/monitoring/monitoring-faults";
import { distinctNames } from "@fairlead/components/shared/argument-rules";
import type { Fault } from "@fairlead/components/shared/arguments";

import { releaseArgs } from "./applications";
import { under } from "./foundation-args";
import { monitoringArgs, monitoringName } from "./platform";
import type { AppSettings } from "./platform-settings";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

/** What the cloud-blind components would refuse, said of the settings it comes from. */
export function platformFaults(settings: Settings, { stack }: StackName): Fault[] {
    const { apps, ingress } = settings;
    return [
        ...under("fairlead:ingress", ingressNginxFaults("ingress-nginx", ingress)),
        ...under("fairlead:monitoring", monitoringFaults(monitoringName, monitoringArgs(settings))),
        ...distinctNames("fairlead:apps", apps),
        ...apps.flatMap((app, index) => [
            ...releaseFaults(settings, app, index, stack),
            ...provisionFaults(app, index),
        ]),
    ];
}

function releaseFaults(settings: Settings, app: AppSettings, index: number, stack: string): Fault[] {
    const controller: GitOpsController = { kind: settings.gitops.controller, namespace: "controller" };
    return appReleaseFaults(app.name, releaseArgs(settings, app, stack, controller)).flatMap((fault) => {
        if (fault.path === "name" || fault.path === "chartPath") {
            return under(`fairlead:apps[${index}]`, [fault]);
        }
        // What is wrong with the repository is wrong for each application, and said once.
        return fault.path.startsWith("repository.") && fault.path !== "repository.url" && index === 0
            ? [{ ...fault, path: fault.path.replace("repository.", "fairlead:gitops.") }]
            : [];
    });
}

function provisionFaults({ name, database, apiClients }: AppSettings, index: number): Fault[] {
    const path = `fairlead:apps[${index}]`;
    return [
        ...(database
            ? generatedLoginFaults({ username: name }).map((fault) => ({ ...fault, path: `${path}.name` }))
            : []),
        ...(apiClients.length === 0 ? [] : generatedKeysFaults({ clients: apiClients })).map((fault) => ({
            ...fault,
            path: fault.path.replace(/^clients/, `${path}.apiClients`),
        })),
    ];
}
