import { Inject, Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { MonDossierLu } from '../mon-dossier.port.js';

const COLONNES = `d.id AS "dossierId", a.prenom, coalesce(a.nom_usage, a.nom_naissance) AS nom, a.sexe`;
const ORDRE = `ORDER BY (d.etat IN ('CLOS','ARCHIVE')), d.ouvert_le DESC, d.id LIMIT 50`;

const ASSURE = `SELECT ${COLONNES} FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE d.assure_id = $1::uuid AND d.etat <> 'PURGE' ${ORDRE}`;

const MANDATAIRE = `SELECT ${COLONNES} FROM dossier d JOIN assure a ON a.id = d.assure_id
  WHERE d.etat <> 'PURGE' AND EXISTS (SELECT 1 FROM mandat m WHERE m.dossier_id = d.id AND m.mandataire_id = $1::uuid
    AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())) ${ORDRE}`;

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
