import { gatewayListeners } from "../../../policy/kubernetes/gateway-listeners";
import { httpRouteHosts } from "../../../policy/kubernetes/http-route-hosts";
import { ingressClass } from "../../../policy/kubernetes/ingress-class";
import { ingressHosts } from "../../../policy/kubernetes/ingress-hosts";
import { ingressSnippets } from "../../../policy/kubernetes/ingress-snippets";
import { ingressTls } from "../../../policy/kubernetes/ingress-tls";
import { serviceExposure } from "../../../policy/kubernetes/service-exposure";
import { describeRule } from "../rule-cases";

const ingress = {
    metadata: { annotations: { "nginx.org/proxy-read-timeout": "30s" } },
    spec: {
        ingressClassName: "external-nginx",
        tls: [{ hosts: ["shop.example.com"], secretName: "shop-tls" }],
        rules: [{ host: "shop.example.com" }],
    },
};
const backend = { service: { name: "shop" } };
const gateway = {
    spec: {
        listeners: [
            {
                name: "https",
                port: 443,
                protocol: "HTTPS",
                tls: { certificateRefs: [{ name: "shop-tls" }] },
                allowedRoutes: { namespaces: { from: "Selector" } },
            },
        ],
    },
};

describe("Rules on what is reached from outside", () => {
    const ranges = "spec.loadBalancerSourceRanges: expected networks, none of them the whole internet, found";
    describeRule(serviceExposure, {
        compliant: {
            "a load balancer for known networks": {
                spec: { type: "LoadBalancer", loadBalancerSourceRanges: ["203.0.113.0/24"] },
            },
            "a load balancer inside of the network": {
                metadata: { annotations: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" } },
                spec: { type: "LoadBalancer" },
            },
            "the default": { spec: { ports: [] } },
        },
        broken: {
            "a load balancer for all": {
                change: { "spec.loadBalancerSourceRanges": undefined },
                findings: [`${ranges} nothing`],
            },
            "the whole internet among networks": {
                change: { "spec.loadBalancerSourceRanges": ["203.0.113.0/24", "::/0"] },
                findings: [`${ranges} ["203.0.113.0/24","::/0"]`],
            },
            "a port of the nodes, and addresses of others": {
                change: { spec: { type: "NodePort", externalIPs: ["8.8.8.8"] } },
                findings: [
                    'spec.externalIPs[0]: expected nothing, found "8.8.8.8"',
                    'spec.type: expected ClusterIP, found "NodePort"',
                ],
            },
        },
        unknown: ["spec.type", "spec.loadBalancerSourceRanges"],
    });

    describeRule(ingressTls, {
        compliant: { "a host with a certificate": ingress },
        broken: {
            "no TLS": {
                change: { "spec.tls": undefined },
                findings: ["spec.tls: expected a certificate for the host of rules[0], found nothing"],
            },
            "a certificate for another host, and one without a secret": {
                change: {
                    "spec.tls": [{ hosts: ["a.example.com"], secretName: "a" }, { hosts: ["shop.example.com"] }],
                },
                findings: [
                    'spec.tls: expected a certificate for the host of rules[0], found [{"hosts":["a.example.com"],"secretName":"a"},{"hosts":["shop.example.com"]}]',
                ],
            },
            "a backend for everything without TLS": {
                change: { spec: { defaultBackend: backend } },
                findings: ["spec.tls: expected a certificate, found nothing"],
            },
        },
        unknown: ["spec.tls", "spec.rules[0].host"],
    });

    describeRule(ingressHosts, {
        compliant: { "a host": ingress },
        broken: {
            "a wildcard": {
                change: { "spec.rules[0].host": "*.example.com" },
                findings: ['spec.rules[0].host: expected one host, found "*.example.com"'],
            },
            "every host": {
                change: { "spec.rules[0].host": undefined, "spec.defaultBackend": backend },
                findings: [
                    "spec.rules[0].host: expected one host, found nothing",
                    'spec.defaultBackend: expected nothing: it answers for every host, found "a backend"',
                ],
            },
        },
        unknown: ["spec.rules[0].host"],
    });

    describeRule(ingressSnippets, {
        compliant: { "an annotation with a purpose": ingress },
        broken: {
            "snippets of both controllers": {
                change: {
                    "metadata.annotations": {
                        "nginx.org/server-snippets": "return 200;",
                        "nginx.ingress.kubernetes.io/configuration-snippet": "return 200;",
                    },
                },
                findings: ["nginx.org/server-snippets", "nginx.ingress.kubernetes.io/configuration-snippet"].map(
                    (key) => `metadata.annotations["${key}"]: expected nothing, found "a snippet"`,
                ),
            },
        },
        unknown: ["metadata.annotations"],
    });

    const maintained = "expected spec.ingressClassName, and annotations of a maintained controller, found";
    describeRule(ingressClass, {
        compliant: {
            "a class": ingress,
            "a patch, which leaves the class alone": {
                type: "kubernetes:networking.k8s.io/v1:IngressPatch",
                properties: { spec: {} },
            },
        },
        broken: {
            "no class": {
                change: { "spec.ingressClassName": undefined },
                findings: ["spec.ingressClassName: expected the name of a class, found nothing"],
            },
            "the annotations of old": {
                change: {
                    "metadata.annotations": {
                        "kubernetes.io/ingress.class": "nginx",
                        "nginx.ingress.kubernetes.io/rewrite-target": "/",
                    },
                },
                findings: ["kubernetes.io/ingress.class", "nginx.ingress.kubernetes.io/rewrite-target"].map(
                    (key) => `metadata.annotations["${key}"]: ${maintained} "${key}"`,
                ),
            },
        },
        unknown: ["spec.ingressClassName"],
    });

    describeRule(httpRouteHosts, {
        compliant: { "a host": { spec: { hostnames: ["shop.example.com"] } } },
        broken: {
            "every host": {
                change: { "spec.hostnames": undefined },
                findings: ["spec.hostnames: expected at least one host, found nothing"],
            },
            "a wildcard": {
                change: { "spec.hostnames[0]": "*.example.com" },
                findings: ['spec.hostnames[0]: expected one host, found "*.example.com"'],
            },
        },
        unknown: ["spec.hostnames[0]"],
    });

    describeRule(gatewayListeners, {
        compliant: { "a gateway with TLS": gateway },
        broken: {
            HTTP: {
                change: { "spec.listeners[0].protocol": "HTTP" },
                findings: ['spec.listeners[0].protocol: expected HTTPS or TLS, found "HTTP"'],
            },
            "no certificate": {
                change: { "spec.listeners[0].tls": undefined },
                findings: ["spec.listeners[0].tls.certificateRefs: expected a certificate, found nothing"],
            },
            "routes of every namespace": {
                change: { "spec.listeners[0].allowedRoutes.namespaces.from": "All" },
                findings: ['spec.listeners[0].allowedRoutes.namespaces.from: expected Same or Selector, found "All"'],
            },
        },
        unknown: ["spec.listeners[0].protocol"],
    });
});
