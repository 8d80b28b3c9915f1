import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  estDateCivile,
  succes,
  type CreerTacheRequete,
  type ErreurMetier,
  type Resultat,
  type Unite,
  type VersionVue,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { TachePort, type NouvelleTache } from '../tache.port.js';

/** Confie une tâche sur un dossier : à moi sans autre précision, à une personne, ou à la file d'un service. */
@Injectable()
export class CreerTache {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly taches: TachePort,
  ) {}

  executer(acteur: Acteur, dossierId: string, requete: CreerTacheRequete): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      const element = { estAuteur: true, estDestinataire: false };
      if (!peut(acteur, 'ecrire', { categorie: 'taches', faits, element })) return echec(accesRefuse());
      if (requete.echeance !== undefined && !estDateCivile(requete.echeance)) return echec(dateImpossible());
      const responsable: NouvelleTache['responsable'] =
        requete.responsableUnite && !requete.responsableId
          ? { unite: requete.responsableUnite as Unite }
          : { utilisateurId: requete.responsableId ?? acteur.utilisateurId };
      if ('utilisateurId' in responsable && !(await estAgentActif(tx, responsable.utilisateurId)))
        return echec(responsableInconnu());
      const id = await this.taches.creer(tx, {
        plateformeId: faits.plateformeId,
        dossierId,
        libelle: requete.libelle,
        origine: 'MANUELLE',
        pourquoi: `Confiée par ${acteur.nom}`,
        auteurId: acteur.utilisateurId,
        responsable,
        echeance: requete.echeance ?? null,
      });
      tx.journaliser({ action: 'tache.creer', ressource: 'tache', ressourceId: id, dossierId, categories: ['taches'] });
      return succes({ id, version: 1 });
    });
  }
}

const dateImpossible = (): ErreurMetier =>
  erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
    champs: [{ chemin: 'echeance', code: 'date-impossible', message: 'Cette date n’existe pas.' }],
  });

const responsableInconnu = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Cette personne n’a pas d’habilitation en cours.', {
    champs: [{ chemin: 'responsableId', code: 'sans-habilitation', message: 'Choisissez une personne de l’annuaire.' }],
  });

async function estAgentActif(
  tx: { sql<T extends object>(t: string, v: readonly unknown[]): Promise<T[]> },
  id: string,
): Promise<boolean> {
  const lignes = await tx.sql(
    `SELECT 1 AS un FROM utilisateur u WHERE u.id = $1 AND u.actif AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now()))`,
    [id],
  );
  return lignes.length > 0;
}
