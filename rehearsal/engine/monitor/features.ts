import { DeploymentInfo, ResourceMonitorFeature as Feature } from "@pulumi/pulumi/proto/resource_pb";
import type { RunInfo } from "../providers/provider";

/**
 * What the monitor can do, by the names that programs ask for.
 * Source: `supportsFeatureID` and `supportedMonitorFeatures` in `pkg/resource/deploy/source_eval.go`.
 */
const features: Readonly<Record<string, Feature>> = {
    secrets: Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
    resourceReferences: Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
    outputValues: Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
    aliasSpecs: Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
    replacementTrigger: Feature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
    deletedWith: Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
    replaceWith: Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
    transforms: Feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
    invokeTransforms: Feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
    parameterization: Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
    resourceHooks: Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
    errorHooks: Feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
    sendsOptionsToHooks: Feature.RESOURCE_MONITOR_FEATURE_SENDS_OPTIONS_TO_HOOKS,
};

export function supportsFeature(id: string): boolean {
    return id in features;
}

/** What a program is told of the run before it begins. */
export function deploymentInfo(info: RunInfo): DeploymentInfo {
    const message = new DeploymentInfo()
        .setProject(info.project)
        .setStack(info.stack)
        .setOrganization(info.organization)
        .setConfigsecretkeysList([...info.configSecretKeys])
        .setDryrun(info.preview)
        .setParallel(info.parallel)
        .setSupportedfeaturesList([...Object.values(features), Feature.RESOURCE_MONITOR_FEATURE_INVOKE_PARENT]);
    info.config.forEach((value, key) => message.getConfigMap().set(key, value));
    return message;
}
