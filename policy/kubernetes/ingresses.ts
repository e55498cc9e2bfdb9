import type { Unwrap } from "@pulumi/pulumi";
import type { networking } from "@pulumi/kubernetes/types/input";

import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

export const ingressTypes = withPatches("networking.k8s.io/v1:Ingress");

export type Ingress = KubernetesObject<Unwrap<networking.v1.IngressSpec>>;
