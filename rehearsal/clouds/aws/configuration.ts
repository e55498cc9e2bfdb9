import type { CheckFailure, CheckResult } from "../simulation/provider";
import { type ValueMap, isUnknown, textOf } from "../simulation/values";
import { accountIdOf, regionOf } from "./place";

/** Source: `provider/errors/no_region.txt` of pulumi-aws. */
const noRegion =
    "Missing region information\n" +
    "Make sure you have set your AWS region, e.g. `pulumi config set aws:region us-west-2`.";

/**
 * The provider's configuration with its defaults, and what is wrong with it.
 * Sources: `Config` in `provider/resources.go` and `validateCredentials` in `provider/config.go` of pulumi-aws;
 * `validAccountID` checks in `internal/conns/config.go` of terraform-provider-aws.
 */
export function checkConfig(news: ValueMap): CheckResult {
    const region = news.region ?? regionOf(news);
    const inputs: ValueMap = {
        skipCredentialsValidation: "false",
        skipRegionValidation: "true",
        ...news,
        ...(region === undefined ? {} : { region }),
    };
    return { inputs, failures: [...checkRegion(inputs), ...checkRoles(inputs), ...checkAccount(inputs)] };
}

function checkRegion(inputs: ValueMap): CheckFailure[] {
    const region = inputs.region;
    if (isUnknown(region)) {
        return [];
    }
    if (region === undefined || region === "") {
        return isTrue(inputs.skipCredentialsValidation) ? [] : [{ property: "", reason: noRegion }];
    }
    const looksRight = typeof region === "string" && /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region);
    return looksRight || isTrue(inputs.skipRegionValidation)
        ? []
        : [{ property: "", reason: `invalid AWS Region: ${JSON.stringify(region)}` }];
}

function checkRoles(inputs: ValueMap): CheckFailure[] {
    return "assumeRole" in inputs
        ? [{ property: "", reason: "invalid config key 'aws:assumeRole', should be 'aws:assumeRoles'" }]
        : [];
}

function checkAccount(inputs: ValueMap): CheckFailure[] {
    const allowed = textOf(inputs, "allowedAccountIds") ?? JSON.stringify(inputs.allowedAccountIds ?? "");
    const forbidden = textOf(inputs, "forbiddenAccountIds") ?? JSON.stringify(inputs.forbiddenAccountIds ?? "");
    const own = accountIdOf(inputs);
    const numbers: readonly string[] = allowed.match(/\d{12}/g) ?? [];
    return (numbers.length > 0 && !numbers.includes(own)) || forbidden.includes(own)
        ? [{ property: "", reason: `AWS account ID not allowed: ${own}` }]
        : [];
}

function isTrue(value: ValueMap[string] | undefined): boolean {
    return value === true || value === "true";
}
