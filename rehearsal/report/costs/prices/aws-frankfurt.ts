import type { PriceSource } from "../../model/report";
import { auroraInstances, auroraInstancesIoOptimized } from "./aws-aurora-instances";
import { instances } from "./aws-instances";
import type { PriceList } from "./price-list";

/** Data of AWS's price pages, as a public repository fetched them. */
export function pricePage(file: string): PriceSource {
    const commit = "508fb45296c89efe38772babd7ec766644629267";
    return {
        title: "AWS's price pages, as kept by lamngockhuong/aws-price",
        url: `https://github.com/lamngockhuong/aws-price/blob/${commit}/lib/data/pricing/${file}`,
        date: "2025-11-04",
    };
}

/** The same of pages that the other one does not keep. */
function olderPricePage(file: string): PriceSource {
    const commit = "a6645eb2e53e9399396a714cdc4f3c346c7f06c0";
    return {
        title: "AWS's price pages, as kept by QuinnyPig/aws-price-watcher",
        url: `https://github.com/QuinnyPig/aws-price-watcher/blob/${commit}/raw/${file}`,
        date: "2025-06-18",
    };
}

/** AWS's Europe (Frankfurt), eu-central-1. */
export const frankfurt: readonly PriceList[] = [
    { service: "ec2", unit: "hour", source: pricePage("ec2-transformed.json"), prices: instances },
    {
        service: "ebs",
        unit: "GB and month",
        source: {
            title: "AWS Price List API (EUC1-EBS:VolumeUsage.gp3), as a public cost sheet for Frankfurt quotes it",
            url: undefined,
            date: "2026-08-26",
        },
        prices: { gp3: 0.0952 },
    },
    { service: "eks", unit: "hour", source: pricePage("eks.json"), prices: { STANDARD: 0.1 } },
    { service: "nat-gateway", unit: "hour", source: pricePage("natgateway.json"), prices: { public: 0.052 } },
    { service: "nat-gateway-traffic", unit: "GB", source: pricePage("natgateway.json"), prices: { public: 0.052 } },
    { service: "public-ip", unit: "hour", source: pricePage("vpc.json"), prices: { ipv4: 0.005 } },
    { service: "vpc-endpoint", unit: "hour", source: pricePage("vpc.json"), prices: { Interface: 0.012 } },
    {
        service: "load-balancer",
        unit: "hour",
        source: olderPricePage("elb.json"),
        prices: { application: 0.027, network: 0.027 },
    },
    {
        service: "load-balancer-capacity",
        unit: "unit and hour",
        source: olderPricePage("elb.json"),
        prices: { application: 0.008, network: 0.006 },
    },
    {
        service: "aurora-capacity",
        unit: "hour",
        source: olderPricePage("rds-aurora-storage.json"),
        prices: { aurora: 0.14, "aurora-iopt1": 0.19 },
    },
    {
        service: "aurora-postgresql",
        unit: "hour",
        source: olderPricePage("rds-aurora-ondemand.json"),
        prices: auroraInstances,
    },
    {
        service: "aurora-postgresql-iopt1",
        unit: "hour",
        source: olderPricePage("rds-aurora-ondemand.json"),
        prices: auroraInstancesIoOptimized,
    },
    {
        service: "aurora-storage",
        unit: "GB and month",
        source: olderPricePage("rds-aurora-storage.json"),
        prices: { aurora: 0.119, "aurora-iopt1": 0.268 },
    },
    { service: "efs", unit: "GB and month", source: pricePage("efs.json"), prices: { standard: 0.36 } },
    { service: "kms", unit: "month", source: pricePage("kms.json"), prices: { key: 1 } },
    {
        service: "secrets-manager",
        unit: "month",
        source: olderPricePage("secretsmanager.json"),
        prices: { secret: 0.4 },
    },
    { service: "ecr", unit: "GB and month", source: olderPricePage("ecr.json"), prices: { storage: 0.1 } },
    {
        service: "logs",
        unit: "GB written",
        source: pricePage("cloudwatch.json"),
        prices: { written: 0.63 },
    },
];
