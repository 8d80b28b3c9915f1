import { Inject, Injectable } from '@nestjs/common';
import { direRendezVous, type Modalite, type RendezVousDit } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

type Ligne = {
  readonly id: string;
  readonly debut: Date;
  readonly modalite: Modalite;
  readonly lieu: { readonly nom: string; readonly adresse: string } | null;
  readonly agent: string;
};

const A_VENIR = `SELECT r.id, r.debut, r.modalite, concat_ws(' ', u.prenom, u.nom) AS agent,
    CASE WHEN l.id IS NOT NULL THEN json_build_object('nom', l.nom, 'adresse', l.adresse) END AS lieu
  FROM rendez_vous r JOIN utilisateur u ON u.id = r.agent_id LEFT JOIN lieu_accueil l ON l.id = r.lieu_id
  WHERE r.dossier_id = $1::uuid AND r.etat = 'PREVU' AND r.debut > $2::timestamptz ORDER BY r.debut, r.id LIMIT 5`;

/** Rendez-vous à venir d'un dossier, dits comme la personne les lit ; l'appelant a vérifié le droit. */
@Injectable()
export class LectureRendezVous {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async aVenir(dossierId: string, maintenant: Date): Promise<RendezVousDit[]> {
    const lignes = await this.lecture.lire<Ligne>({ nom: 'livret-rendez-vous', texte: A_VENIR }, [
      dossierId,
      maintenant,
    ]);
    return lignes.map((ligne) => ({
      id: ligne.id,
      dateHeure: ligne.debut.toISOString(),
      ...direRendezVous(ligne, ligne.agent),
    }));
  }
}
