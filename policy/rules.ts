import { kubernetesRules } from "./kubernetes";
import type { Rule } from "./rule";

/** Every rule of the pack. */
export const rules: readonly Rule[] = [...kubernetesRules];
