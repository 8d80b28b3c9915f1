import { Inject, Injectable } from '@nestjs/common';
import { CODES_REGLE_CONSERVATION, type CompteConservation, type PasseConservationVue } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { Passe } from '../passer-conservation.js';

type Ligne = Omit<PasseConservationVue, 'demandeeLe' | 'termineeLe'> & {
  readonly demandeeLe: Date;
  readonly termineeLe: Date | null;
};

const DERNIERES = `SELECT id, mode, etat, jour::text AS jour, demandee_le AS "demandeeLe", terminee_le AS "termineeLe", comptes
  FROM passe_conservation WHERE plateforme_id = $1::uuid ORDER BY demandee_le DESC, id DESC LIMIT 20`;
const EN_COURS = `SELECT id, plateforme_id AS "plateformeId", mode, jour::text AS jour FROM passe_conservation WHERE id = $1::uuid AND etat = 'EN_COURS'`;

/** Passes de conservation : des comptes par règle, jamais une identité. */
@Injectable()
export class PassesDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Faux si une exécution est déjà en cours sur cette plateforme. */
  async inserer(
    tx: Transaction,
    { id, plateformeId, mode, jour }: Passe,
    demandeePar: string | null,
  ): Promise<boolean> {
    const lignes = await tx.sql(
      `INSERT INTO passe_conservation (id, plateforme_id, mode, etat, jour, demandee_par, demandee_le) VALUES ($1,$2,$3,'EN_COURS',$4,$5,$6)
       ON CONFLICT DO NOTHING RETURNING 1 AS un`,
      [id, plateformeId, mode, jour, demandeePar, tx.maintenant],
    );
    return lignes.length > 0;
  }

  /** Passe encore à mener, ou `null`. */
  async enCours(id: string): Promise<Passe | null> {
    return (
      (await this.lecture.lire<Passe>({ nom: 'conservation-en-cours', texte: EN_COURS }, [id], ACCES_SYSTEME))[0] ??
      null
    );
  }

  /** Exécution commencée et pas finie d'une plateforme, ou `null`. */
  async aReprendre(tx: Transaction, plateformeId: string): Promise<Passe | null> {
    const lignes = await tx.sql<Passe>(
      `SELECT id, plateforme_id AS "plateformeId", mode, jour::text AS jour FROM passe_conservation
       WHERE plateforme_id = $1 AND mode = 'EXECUTION' AND etat = 'EN_COURS'`,
      [plateformeId],
    );
    return lignes[0] ?? null;
  }

  async dernieres(plateformeId: string): Promise<PasseConservationVue[]> {
    const lignes = await this.lecture.lire<Ligne>({ nom: 'conservation-dernieres', texte: DERNIERES }, [plateformeId]);
    return lignes.map((l) => ({
      ...l,
      demandeeLe: l.demandeeLe.toISOString(),
      termineeLe: l.termineeLe?.toISOString() ?? null,
      comptes: l.comptes.toSorted((a, b) => rang(a) - rang(b)),
    }));
  }

  async plateformes(): Promise<string[]> {
    const texte = `SELECT id FROM plateforme ORDER BY id`;
    return (await this.lecture.lire<{ id: string }>({ nom: 'conservation-plateformes', texte })).map(({ id }) => id);
  }
}

const rang = ({ code }: CompteConservation): number => CODES_REGLE_CONSERVATION.indexOf(code);
