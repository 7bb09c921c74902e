CREATE TABLE "audit_entries" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"organization_id" text,
	"offboarding_id" uuid,
	"step_id" uuid,
	"subject" text,
	"details" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offboardings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_key" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"requested_by_email" text NOT NULL,
	"requested_by_name" text NOT NULL,
	"requested_by_role" text NOT NULL,
	"plan" jsonb NOT NULL,
	"plan_digest" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"claims" jsonb NOT NULL,
	"authenticated_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offboarding_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"target_key" text NOT NULL,
	"organization_id" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"state" text NOT NULL,
	"sentence" text NOT NULL,
	"next_step" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"answer" jsonb,
	"read_back" jsonb,
	"waiting_until" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_offboarding_id_offboardings_id_fk" FOREIGN KEY ("offboarding_id") REFERENCES "public"."offboardings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_offboarding" ON "audit_entries" USING btree ("offboarding_id");--> statement-breakpoint
CREATE INDEX "audit_entries_step" ON "audit_entries" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor");--> statement-breakpoint
CREATE UNIQUE INDEX "offboardings_request_key" ON "offboardings" USING btree ("request_key");--> statement-breakpoint
CREATE INDEX "offboardings_requested_at" ON "offboardings" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "offboardings_unfinished" ON "offboardings" USING btree ("state") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "steps_one_unfinished_per_target" ON "steps" USING btree ("target_key") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "steps_offboarding" ON "steps" USING btree ("offboarding_id","position");