CREATE TABLE "reinvitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"target_key" text NOT NULL,
	"offer" jsonb NOT NULL,
	"requested_by_email" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" jsonb,
	"result" jsonb,
	"ended_at" timestamp with time zone,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "reinvitations_one_unfinished_per_target" ON "reinvitations" USING btree ("target_key") WHERE ended_at is null;