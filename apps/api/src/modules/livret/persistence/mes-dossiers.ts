import { Inject, Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { MonDossierLu } from '../mon-dossier.port.js';

const COLONNES = `d.id AS "dossierId", a.prenom, coalesce(a.nom_usage, a.nom_naissance) AS nom, a.sexe`;
const ORDRE = `ORDER BY (d.etat IN ('CLOS','ARCHIVE')), d.ouvert_le DESC, d.id LIMIT 50`;

const ASSURE = `SELECT ${COLONNES}, NULL AS portee, NULL AS fin FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE d.assure_id = $1::uuid AND d.etat <> 'PURGE' ${ORDRE}`;

// Deux mandats sur un même dossier : le plus large compte, puis le plus long.
const MANDATAIRE = `SELECT ${COLONNES}, m.portee, m.fin FROM dossier d JOIN assure a ON a.id = d.assure_id
  JOIN LATERAL (SELECT x.portee, x.fin FROM mandat x WHERE x.dossier_id = d.id AND x.mandataire_id = $1::uuid
    AND x.revoque_le IS NULL AND x.debut <= now() AND (x.fin IS NULL OR x.fin > now())
    ORDER BY (x.portee = 'AGIR') DESC, x.fin DESC NULLS FIRST LIMIT 1) m ON TRUE
  WHERE d.etat <> 'PURGE' ${ORDRE}`;

/** Dossiers d'un assuré, ou ceux dont un mandataire a le mandat en cours ; le dossier ouvert d'abord. */
@Injectable()
export class MesDossiers {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async lister(acteur: Acteur): Promise<MonDossierLu[]> {
    if (acteur.fonction === 'MANDATAIRE')
      return this.lecture.lire<MonDossierLu>({ nom: 'livret-mandats', texte: MANDATAIRE }, [acteur.utilisateurId]);
    if (acteur.fonction !== 'ASSURE' || acteur.assureId === null) return [];
    return this.lecture.lire<MonDossierLu>({ nom: 'livret-mes-dossiers', texte: ASSURE }, [acteur.assureId]);
  }
}
