import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type EtatFichier,
  type FichierVue,
  type Resultat,
} from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { ScellementPort } from '../../../platform/fichiers/scellement.port.js';
import { presenterFichier } from '../document.presenter.js';
import { FichiersPort, type FormulaireRecu } from '../document.port.js';
import { LectureDocuments } from './lecture-documents.js';

/** Formulaires numérisés, pour les accords. */
@Injectable()
export class FichiersDesAccords extends FichiersPort {
  constructor(
    private readonly lecture: LectureDocuments,
    private readonly scellement: ScellementPort,
  ) {
    super();
  }

  async formulairePret(
    tx: Transaction,
    { fichierId, dossierId, deposePar }: { fichierId: string; dossierId: string; deposePar: string },
  ): Promise<Resultat<FormulaireRecu, ErreurMetier>> {
    const [fichier] = await tx.sql<{ etat: EtatFichier; empreinte: string; pris: boolean }>(
      `SELECT etat, empreinte, EXISTS (SELECT 1 FROM preuve_consentement p WHERE p.fichier_id = f.id) AS pris
       FROM fichier f WHERE id = $1 AND dossier_id = $2 AND depose_par = $3 AND usage = 'PREUVE_ACCORD' AND (efface_le IS NULL OR etat = 'INFECTE') FOR UPDATE`,
      [fichierId, dossierId, deposePar],
    );
    if (!fichier || fichier.pris) return echec(refus('Déposez le formulaire signé, numérisé.'));
    if (fichier.etat === 'INFECTE')
      return echec(refus('L’antivirus a refusé ce formulaire : numérisez-le de nouveau.'));
    if (fichier.etat !== 'SAIN')
      return echec(
        refus('Ce formulaire n’est pas encore analysé par l’antivirus. Attendez un instant, puis recommencez.'),
      );
    return succes({ fichierId, empreinte: fichier.empreinte });
  }

  async decrire(fichierId: string): Promise<FichierVue | null> {
    const fichier = await this.lecture.unFichier(fichierId);
    return fichier === null ? null : presenterFichier(fichier, this.scellement);
  }
}

const refus = (message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin: 'formulaireId', code: 'INVALIDE', message }] });
