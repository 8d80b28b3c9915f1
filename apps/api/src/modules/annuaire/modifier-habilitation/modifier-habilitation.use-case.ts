import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type HabilitationAdminVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { presenterHabilitation } from '../annuaire.presenter.js';
import { CouperAcces } from '../couper-acces.js';
import { lireMotif } from '../lire-motif.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { LectureHabilitations } from '../persistence/lecture-habilitations.js';
import { lireBorne, refusDeRegle } from '../regles-habilitation.js';
import type { ModifierHabilitationDto } from './modifier-habilitation.dto.js';

/**
 * Avance, repousse ou lève la fin d'une habilitation. Dès que la fin change, les sessions ouvertes sous elle sont
 * terminées dans la même transaction : écrans et sockets tombent aussitôt. Nul ne modifie les siennes : un administrateur
 * ne peut ni se rendre un droit, ni laisser la plateforme sans personne pour la gérer.
 */
@Injectable()
export class ModifierHabilitation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: HabilitationDepot,
    private readonly lecture: LectureHabilitations,
    private readonly coupure: CouperAcces,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number,
    requete: ModifierHabilitationDto,
  ): Promise<Resultat<HabilitationAdminVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      await this.depot.verrouiller(tx, id);
      const actuelle = await this.lecture.une(tx, acteur.plateformeId, id);
      if (!actuelle) return echec(introuvable());
      const motif = lireMotif(requete.motif);
      if (!motif.ok) return motif;
      const fin = lireFin(requete.fin, actuelle.fin, tx.maintenant);
      if (!fin.ok) return fin;
      if (actuelle.version !== version) return echec(versionPerimee(presenterHabilitation(actuelle)));
      if (actuelle.utilisateur_id === acteur.utilisateurId)
        return echec(refusDeRegle('fin', 'pour-soi', 'Un autre administrateur doit modifier vos habilitations.'));
      await this.depot.modifier(tx, id, { fin: fin.valeur, motif: motif.valeur });
      if (requete.fin !== undefined) await this.coupure.deLHabilitation(tx, id, actuelle.utilisateur_id);
      const estFinie = fin.valeur === 'MAINTENANT' || (fin.valeur !== null && fin.valeur <= tx.maintenant);
      await this.depot.tracer(tx, acteur, {
        ressource: 'habilitation',
        ressourceId: id,
        transition: estFinie ? 'terminer' : 'modifier',
        de: actuelle.en_cours ? 'EN_COURS' : 'TERMINEE',
        vers: estFinie ? 'TERMINEE' : 'EN_COURS',
        motif: motif.valeur,
      });
      tx.journaliser({ action: 'habilitation.modifier', ressource: 'habilitation', ressourceId: id });
      return succes(presenterHabilitation((await this.lecture.une(tx, acteur.plateformeId, id))!));
    });
  }
}

/** L'horloge d'un poste n'est pas la nôtre : une fin à moins d'une minute d'ici veut dire « tout de suite ». */
const TOUT_PROCHE_MS = 60_000;

function lireFin(
  recue: string | null | undefined,
  actuelle: Date | null,
  maintenant: Date,
): Resultat<Date | 'MAINTENANT' | null, ErreurMetier> {
  if (recue === undefined) return succes(actuelle);
  if (recue === null) return succes(null);
  const lue = lireBorne(recue, 'fin');
  if (!lue.ok) return lue;
  return succes(Math.abs(lue.valeur.getTime() - maintenant.getTime()) < TOUT_PROCHE_MS ? 'MAINTENANT' : lue.valeur);
}
