-- Database schema of an emulated server. Times are seconds since the epoch (UTC).

CREATE TABLE sites (
    id TEXT PRIMARY KEY,
    content_url TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL
);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    full_name TEXT NOT NULL,
    email TEXT NOT NULL,
    password TEXT NOT NULL
);

CREATE TABLE members (
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    role TEXT NOT NULL,
    last_login INTEGER,
    PRIMARY KEY (site_id, user_id)
) WITHOUT ROWID;

CREATE TABLE access_tokens (
    name TEXT NOT NULL,
    secret TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    PRIMARY KEY (name, secret)
) WITHOUT ROWID;

CREATE TABLE jwts (
    jwt TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE
) WITHOUT ROWID;

-- scopes are those that the app grants, with spaces between them; NULL grants all.
CREATE TABLE connected_apps (
    client_id TEXT NOT NULL,
    secret_id TEXT PRIMARY KEY,
    secret_value TEXT NOT NULL,
    scopes TEXT
) WITHOUT ROWID;

-- The ids of the tokens of connected apps that were used, each kept until the token has expired.
CREATE TABLE used_tokens (
    id TEXT PRIMARY KEY,
    expires_at REAL NOT NULL
) WITHOUT ROWID;

-- scopes limit the calls of the session, with spaces between them; NULL allows all.
CREATE TABLE sessions (
    token TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    access_token TEXT,
    acting INTEGER NOT NULL,
    last_used REAL NOT NULL,
    scopes TEXT
) WITHOUT ROWID;

CREATE TABLE groups (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    name TEXT NOT NULL,
    domain TEXT NOT NULL DEFAULT 'local',
    minimum_site_role TEXT,
    UNIQUE (site_id, domain, name)
);

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;

CREATE TABLE group_sets (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    name TEXT NOT NULL,
    UNIQUE (site_id, name)
);

CREATE TABLE group_set_members (
    group_set_id TEXT NOT NULL REFERENCES group_sets ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES groups ON DELETE CASCADE,
    PRIMARY KEY (group_set_id, group_id)
) WITHOUT ROWID;

-- The rows of the lists of sites, users, groups and group sets. The number makes their order total.
CREATE VIEW site_rows AS SELECT s.rowid AS number, s.* FROM sites AS s;

CREATE VIEW site_users AS
    SELECT m.site_id, m.role, m.last_login, u.rowid AS number, u.id, u.name, u.full_name, u.email
    FROM members AS m JOIN users AS u ON u.id = m.user_id;

CREATE VIEW group_rows AS
    SELECT g.rowid AS number, g.*,
           (SELECT count(*) FROM group_members AS m WHERE m.group_id = g.id) AS user_count
    FROM groups AS g;

CREATE VIEW group_set_rows AS SELECT s.rowid AS number, s.* FROM group_sets AS s;

-- The grantees whose permission rules apply to a user: the user, the user's groups, and each group
-- set whose groups all contain the user.
CREATE VIEW grantees AS
    SELECT id AS user_id, id AS grantee_id FROM users
    UNION ALL
    SELECT user_id, group_id FROM group_members
    UNION ALL
    SELECT m.user_id, s.group_set_id
    FROM group_set_members AS s JOIN group_members AS m ON m.group_id = s.group_id
    GROUP BY m.user_id, s.group_set_id
    HAVING count(*) = (SELECT count(*) FROM group_set_members AS t
                       WHERE t.group_set_id = s.group_set_id);

-- controlling_id is the project whose default permissions apply to the flows of this one, since they
-- are locked to it: this project itself or one that encloses it.
CREATE TABLE projects (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    parent_id TEXT REFERENCES projects (id),
    owner_id TEXT NOT NULL REFERENCES users,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    content_permissions TEXT NOT NULL,
    controlling_id TEXT REFERENCES projects (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX projects_by_name ON projects (site_id, ifnull(parent_id, ''), name_key);
CREATE INDEX projects_by_parent ON projects (parent_id);
CREATE INDEX projects_by_controlling ON projects (controlling_id);

CREATE VIEW project_rows AS
    SELECT p.*, u.full_name AS owner_name, u.email AS owner_email
    FROM projects AS p
    LEFT JOIN users AS u ON u.id = p.owner_id;

CREATE TRIGGER delete_project_permissions AFTER DELETE ON projects BEGIN
    DELETE FROM permissions WHERE content IN ('project', 'default') AND content_id = OLD.id;
END;

-- content is 'flow', 'project' (rules for the project itself) or 'default' (rules that new flows of
-- the project start with, and that apply to all its flows while it is locked).
CREATE TABLE permissions (
    content TEXT NOT NULL,
    content_id TEXT NOT NULL,
    grantee_kind TEXT NOT NULL,
    grantee_id TEXT NOT NULL,
    capability TEXT NOT NULL,
    mode TEXT NOT NULL,
    PRIMARY KEY (content, content_id, grantee_kind, grantee_id, capability)
) WITHOUT ROWID;

CREATE TABLE flows (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    project_id TEXT REFERENCES projects (id),
    owner_id TEXT NOT NULL REFERENCES users,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    file_type TEXT NOT NULL,
    file TEXT NOT NULL,
    file_bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (project_id, name_key)
);
CREATE INDEX flows_by_site ON flows (site_id, number);
CREATE INDEX flows_by_site_name ON flows (site_id, name, number);
CREATE INDEX flows_by_site_created ON flows (site_id, created_at, number);
CREATE INDEX flows_by_site_updated ON flows (site_id, updated_at, number);
CREATE INDEX flows_by_owner ON flows (owner_id, site_id);
CREATE INDEX flows_by_file ON flows (file);

CREATE VIEW flow_rows AS
    SELECT f.*, p.name AS project_name, p.controlling_id AS controlling_id,
           u.name AS owner_login, u.full_name AS owner_name
    FROM flows AS f
    LEFT JOIN projects AS p ON p.id = f.project_id
    -- A left join, though every flow has an owner, because SQLite omits unused left joins.
    LEFT JOIN users AS u ON u.id = f.owner_id;

CREATE TRIGGER delete_flow_permissions AFTER DELETE ON flows BEGIN
    DELETE FROM permissions WHERE content = 'flow' AND content_id = OLD.id;
END;

CREATE TABLE output_steps (
    id TEXT PRIMARY KEY,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX output_steps_by_flow ON output_steps (flow_id, position);

CREATE TABLE parameters (
    id TEXT PRIMARY KEY,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    required INTEGER NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX parameters_by_flow ON parameters (flow_id, position);

CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    server_address TEXT NOT NULL,
    server_port INTEGER,
    user_name TEXT NOT NULL,
    password TEXT NOT NULL,
    embed_password INTEGER NOT NULL,
    authentication_type TEXT,
    query_tagging_enabled INTEGER,
    database_name TEXT,
    position INTEGER NOT NULL
);
CREATE INDEX connections_by_flow ON connections (flow_id, position);

CREATE TABLE tags (
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    PRIMARY KEY (flow_id, label)
) WITHOUT ROWID;

CREATE TABLE data_quality_warnings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    owner_id TEXT NOT NULL REFERENCES users,
    type TEXT NOT NULL,
    message TEXT NOT NULL,
    active INTEGER NOT NULL,
    severe INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX data_quality_warnings_by_flow ON data_quality_warnings (flow_id, number);

CREATE VIEW data_quality_warning_rows AS
    SELECT w.*, f.site_id, u.full_name AS owner_name
    FROM data_quality_warnings AS w
    JOIN flows AS f ON f.id = w.flow_id
    JOIN users AS u ON u.id = w.owner_id;

-- Lineage of flows as the Metadata API shows it; row is an object of JSON.
CREATE TABLE lineage (
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (flow_id, field, position)
) WITHOUT ROWID;

CREATE TABLE favorites (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    UNIQUE (user_id, flow_id),
    UNIQUE (user_id, site_id, label)
);
CREATE INDEX favorites_by_flow ON favorites (flow_id);

CREATE VIEW favorite_rows AS
    SELECT v.*, f.number AS flow_number, u.full_name AS owner_name,
           (SELECT count(*) FROM favorites AS w WHERE w.user_id = v.user_id
            AND w.site_id = v.site_id AND w.number < v.number) AS position
    FROM favorites AS v JOIN flows AS f ON f.id = v.flow_id JOIN users AS u ON u.id = f.owner_id;

-- A schedule of the server, or, without a name, the schedule of a single task on Tableau Cloud.
-- Times of day are HH:MM:SS (UTC); intervals is a JSON array of objects with the fields of the model.
CREATE TABLE schedules (
    id TEXT PRIMARY KEY,
    name TEXT UNIQUE,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    type TEXT NOT NULL,
    frequency TEXT NOT NULL,
    execution_order TEXT NOT NULL,
    start_time TEXT NOT NULL,
    end_time TEXT,
    intervals TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    type TEXT NOT NULL,
    flow_id TEXT REFERENCES flows (id) ON DELETE CASCADE,
    schedule_id TEXT NOT NULL REFERENCES schedules,
    priority INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX tasks_by_site ON tasks (site_id, type);
CREATE INDEX tasks_by_flow ON tasks (flow_id);

CREATE TRIGGER delete_own_schedule AFTER DELETE ON tasks BEGIN
    DELETE FROM schedules WHERE id = OLD.schedule_id AND name IS NULL;
END;

CREATE TABLE task_output_steps (
    task_id TEXT NOT NULL REFERENCES tasks ON DELETE CASCADE,
    step_id TEXT NOT NULL REFERENCES output_steps ON DELETE CASCADE,
    PRIMARY KEY (task_id, step_id)
) WITHOUT ROWID;

CREATE TABLE task_parameters (
    task_id TEXT NOT NULL REFERENCES tasks ON DELETE CASCADE,
    parameter_id TEXT NOT NULL REFERENCES parameters ON DELETE CASCADE,
    value TEXT NOT NULL,
    PRIMARY KEY (task_id, parameter_id)
) WITHOUT ROWID;

CREATE VIEW task_parameter_rows AS
    SELECT t.task_id, t.parameter_id, p.name, t.value, p.position
    FROM task_parameters AS t JOIN parameters AS p ON p.id = t.parameter_id;

CREATE TABLE linked_tasks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    schedule_id TEXT NOT NULL REFERENCES schedules
);

CREATE TABLE linked_task_steps (
    id TEXT PRIMARY KEY,
    linked_task_id TEXT NOT NULL REFERENCES linked_tasks (id) ON DELETE CASCADE,
    task_id TEXT NOT NULL,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    step_number INTEGER NOT NULL,
    stops_on_failure INTEGER NOT NULL
);
CREATE INDEX linked_task_steps_by_task ON linked_task_steps (linked_task_id, step_number);
CREATE INDEX linked_task_steps_by_flow ON linked_task_steps (flow_id);

-- A flow run and its background job. starts_at, ends_at and outcome are the plan of the run; status,
-- progress, started_at and completed_at describe what has happened so far.
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    job_id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users,
    task_id TEXT REFERENCES tasks ON DELETE SET NULL,
    status TEXT NOT NULL,
    progress INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    started_at INTEGER,
    completed_at INTEGER,
    starts_at REAL NOT NULL,
    ends_at REAL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    job_purged INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX runs_by_flow ON runs (flow_id, number);
CREATE INDEX runs_by_site ON runs (site_id, number);
CREATE INDEX runs_by_task ON runs (task_id);
CREATE INDEX runs_unfinished ON runs (status) WHERE status IN ('Pending', 'InProgress');

CREATE VIEW run_rows AS
    SELECT r.*, f.name AS flow_name, f.number AS flow_number
    FROM runs AS r JOIN flows AS f ON f.id = r.flow_id;

CREATE TABLE run_parameters (
    run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    parameter_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run_id, parameter_id)
) WITHOUT ROWID;

CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL REFERENCES sites ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users
);

CREATE TABLE upload_chunks (
    upload_id TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    file TEXT NOT NULL,
    file_bytes INTEGER NOT NULL,
    PRIMARY KEY (upload_id, sequence)
) WITHOUT ROWID;
