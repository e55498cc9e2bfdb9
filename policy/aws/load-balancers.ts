/** Load balancers of version 2 have two names in the SDK, which mean the same. */
export const loadBalancers = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
export const listeners = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
