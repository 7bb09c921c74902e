import { northwind, type OrganizationPlan } from "./plan";

/** One owner only. */
export const SANDBOX: OrganizationPlan = {
  id: "60aa41d7e2b9f05c77de1034",
  name: "Northwind Robotics – Sandbox",
  active: 61,
  pending: 2,
  expired: 0,
  declined: 0,
  projects: ["playground-ada", "load-test", "shared-dev", "demo-fleet", "hackathon", "ci-scratch"],
  teams: {
    "Everyone Engineering": { "shared-dev": ["GROUP_READ_ONLY"] },
    "QA Guild": { "load-test": ["GROUP_DATA_ACCESS_READ_WRITE"], "ci-scratch": ["GROUP_OWNER"] },
    "Demo Crew": { "demo-fleet": ["GROUP_DATA_ACCESS_READ_WRITE"] },
  },
  placements: [
    {
      username: northwind("ada.okafor"),
      orgRoles: ["ORG_MEMBER"],
      projectRoles: { "playground-ada": ["GROUP_OWNER"], "load-test": ["GROUP_DATA_ACCESS_ADMIN"] },
      teams: ["Everyone Engineering"],
      exact: true,
    },
    { username: northwind("priya.raman"), orgRoles: ["ORG_OWNER"], teams: ["Everyone Engineering"] },
    { username: northwind("jonas.weber"), orgRoles: ["ORG_MEMBER"], teams: ["Everyone Engineering", "QA Guild"] },
    { username: northwind("jun.park"), orgRoles: ["ORG_MEMBER"], teams: ["Demo Crew"] },
  ],
  invitees: [],
  closedTeams: [],
  soleOwnerProjects: ["playground-ada"],
};

/** Two owners, one of them dormant. */
export const LABS: OrganizationPlan = {
  id: "61d09b3c8f4e7a2250cc81b7",
  name: "Northwind Labs",
  active: 27,
  pending: 5,
  expired: 2,
  declined: 1,
  projects: [
    "gripper-vision",
    "edge-fleet-eu",
    "motion-planning",
    "sim-cluster",
    "tactile-sensing",
    "voice-commands",
    "paper-data",
    "lab-inventory",
    "swarm-study",
  ],
  teams: {
    "Robotics Research": { "gripper-vision": ["GROUP_DATA_ACCESS_READ_WRITE"] },
    Perception: { "gripper-vision": ["GROUP_READ_ONLY"], "tactile-sensing": ["GROUP_OWNER"] },
    Simulation: { "sim-cluster": ["GROUP_OWNER"], "swarm-study": ["GROUP_DATA_ACCESS_READ_ONLY"] },
    "Lab Operations": { "lab-inventory": ["GROUP_CLUSTER_MANAGER"] },
  },
  placements: [
    { username: northwind("ada.okafor"), orgRoles: ["ORG_READ_ONLY"], teams: ["Robotics Research"], exact: true },
    { username: northwind("lucia.herrera"), orgRoles: ["ORG_OWNER"], teams: ["Robotics Research"] },
    { username: northwind("tobias.lang"), orgRoles: ["ORG_OWNER"], exact: true },
    { username: northwind("jun.park"), orgRoles: ["ORG_MEMBER"], teams: ["Simulation"] },
    { username: northwind("ingrid.solberg"), orgRoles: ["ORG_BILLING_ADMIN"], exact: true },
  ],
  invitees: [
    {
      username: northwind("jonas.weber"),
      status: "PENDING",
      inviterUsername: northwind("lucia.herrera"),
      sentDaysAgo: 4,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["gripper-vision"],
    },
  ],
  closedTeams: [],
  soleOwnerProjects: [],
};
