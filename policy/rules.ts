import { awsRules } from "./aws";
import { azureRules } from "./azure";
import { githubRules } from "./github";
import { kubernetesRules } from "./kubernetes";
import type { Rule } from "./rule";

/** Every rule of the pack. */
export const rules: readonly Rule[] = [...azureRules, ...awsRules, ...kubernetesRules, ...githubRules];
