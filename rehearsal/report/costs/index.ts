export { estimateCosts } from "./estimate";
export { sumCosts } from "./totals";
