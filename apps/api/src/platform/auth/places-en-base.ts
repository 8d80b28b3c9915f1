import { Inject, Injectable } from '@nestjs/common';
import { nouvelId } from '../config/identifiants.js';
import { LECTURE } from '../config/jetons.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Lecture, type RequeteNommee } from '../database/lecture.js';
import { SOCKETS_PAR_AGENT, type PlacesSockets } from '../realtime/places-sockets.port.js';

/** Un processus qui ne bat plus depuis ce temps est mort : ses places sont libres. Quatre battements. */
const SILENCE = `interval '20 seconds'`;
const VIT = `vu_le > now() - ${SILENCE}`;

/** Deux prises simultanées visent la même place libre : la perdante vise la suivante. */
const ESSAIS = SOCKETS_PAR_AGENT;

const BATTRE: RequeteNommee = {
  nom: 'sockets-battre',
  texte: `INSERT INTO processus_sockets (id, vu_le) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET vu_le = now()`,
};

// La clé primaire (personne, place) tient la limite : elle vaut entre les processus, sans verrou ni compte à tenir.
const PRENDRE: RequeteNommee = {
  nom: 'sockets-prendre',
  texte: `INSERT INTO place_socket (utilisateur_id, place, socket, processus_id)
    SELECT $1::uuid, n, $2::text, $3::uuid FROM generate_series(1, ${SOCKETS_PAR_AGENT}) n
    WHERE NOT EXISTS (SELECT 1 FROM place_socket p JOIN processus_sockets v ON v.id = p.processus_id AND v.${VIT} WHERE p.utilisateur_id = $1::uuid AND p.place = n)
    ORDER BY n LIMIT 1
    ON CONFLICT (utilisateur_id, place) DO UPDATE SET socket = excluded.socket, processus_id = excluded.processus_id
      WHERE NOT EXISTS (SELECT 1 FROM processus_sockets v WHERE v.id = place_socket.processus_id AND v.${VIT})
    RETURNING place`,
};

const LIBRES: RequeteNommee = {
  nom: 'sockets-libres',
  texte: `SELECT count(*) < ${SOCKETS_PAR_AGENT} AS libre FROM place_socket p JOIN processus_sockets v ON v.id = p.processus_id AND v.${VIT} WHERE p.utilisateur_id = $1::uuid`,
};

const RENDRE: RequeteNommee = {
  nom: 'sockets-rendre',
  texte: `DELETE FROM place_socket WHERE utilisateur_id = $1::uuid AND socket = $2::text AND processus_id = $3::uuid`,
};

const FERMER: RequeteNommee = {
  nom: 'sockets-fermer',
  texte: `WITH finies AS (DELETE FROM place_socket WHERE processus_id = $1::uuid) DELETE FROM processus_sockets WHERE id = $1::uuid`,
};

/** Places de sockets en base : deux petites tables non journalisées, écrites à la connexion et à la fin d'une socket. */
@Injectable()
export class PlacesEnBase implements PlacesSockets {
  private readonly processus = nouvelId();
  private premier: Promise<void> | null = null;

  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async prendre(utilisateurId: string, socketId: string): Promise<boolean> {
    await (this.premier ?? this.battre());
    for (let essai = 0; essai < ESSAIS; essai++) {
      const prises = await this.lecture.lire(PRENDRE, [utilisateurId, socketId, this.processus], ACCES_SYSTEME);
      if (prises.length > 0) return true;
      const [etat] = await this.lecture.lire<{ libre: boolean }>(LIBRES, [utilisateurId], ACCES_SYSTEME);
      if (!etat?.libre) return false;
    }
    return false;
  }

  async rendre(utilisateurId: string, socketId: string): Promise<void> {
    await this.lecture.lire(RENDRE, [utilisateurId, socketId, this.processus], ACCES_SYSTEME);
  }

  battre(): Promise<void> {
    const battement = this.lecture.lire(BATTRE, [this.processus], ACCES_SYSTEME).then(() => undefined);
    this.premier = battement.catch((erreur: unknown) => {
      this.premier = null;
      throw erreur;
    });
    return this.premier;
  }

  async fermer(): Promise<void> {
    await this.lecture.lire(FERMER, [this.processus], ACCES_SYSTEME);
  }
}
