import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sockets ouvertes par personne, comptées entre les processus. Non journalisées : un arrêt brutal de la base les ferme toutes. */
export class PlacesDeSockets1765240000000 implements MigrationInterface {
  name = 'PlacesDeSockets1765240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE UNLOGGED TABLE processus_sockets (id uuid PRIMARY KEY, vu_le timestamptz NOT NULL);
CREATE UNLOGGED TABLE place_socket (
  utilisateur_id uuid NOT NULL,
  place smallint NOT NULL CHECK (place BETWEEN 1 AND 5),
  socket text NOT NULL,
  processus_id uuid NOT NULL,
  PRIMARY KEY (utilisateur_id, place)
);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE place_socket; DROP TABLE processus_sockets;`);
  }
}
