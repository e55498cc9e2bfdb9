/**
 * Creates a login that may connect to the database and owns a schema of its own name, where PostgreSQL looks first;
 * nothing else. It can be run again at any time, and then sets the password. Whoever else connects needs to be granted
 * it, since everyone may by default.
 *
 * Values come as settings of the session, so that none is ever part of a statement: `login.username` and
 * `login.verifier`, what PostgreSQL keeps of the password. From PostgreSQL 16 on, who creates a role may give it away but not act
 * as it, which the schema's owner needs.
 */
export const loginSql = `DO $login$
DECLARE
    login text := current_setting('login.username');
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I', login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', login, current_setting('login.verifier'));
    IF NOT pg_has_role(login, 'SET') THEN
        EXECUTE format('GRANT %I TO CURRENT_USER WITH INHERIT FALSE, SET TRUE', login);
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), login);
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', login, login);
END
$login$`;
