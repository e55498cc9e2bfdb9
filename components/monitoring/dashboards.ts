import cluster from "./dashboards/cluster.json";
import gitops from "./dashboards/gitops.json";
import ingress from "./dashboards/ingress.json";
import service from "./dashboards/service.json";

/** Dashboards of Grafana, by the names of their files. */
export const dashboards: Readonly<Record<string, object>> = { cluster, gitops, ingress, service };
