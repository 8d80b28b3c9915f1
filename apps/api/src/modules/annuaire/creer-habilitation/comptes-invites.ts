import { Inject, Injectable } from '@nestjs/common';
import {
  LIMITES_TEXTE,
  MESSAGES_TEXTE,
  echec,
  erreurMetier,
  lireCourriel,
  lireTexte,
  normaliserPourRecherche,
  succes,
  type CreerHabilitationRequete,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { EMETTEUR_INVITATION, sujetDInvitation } from '../../../platform/auth/invitations.js';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../platform/config/jetons.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';

const EMETTEUR_DEMO = 'demo';

type Personne = NonNullable<CreerHabilitationRequete['nouvelUtilisateur']>;

/**
 * Ouvre le compte d'une personne invitée. Une identité se prouve par l'émetteur et le sujet, jamais par le courriel : hors
 * démonstration, le compte attend (émetteur « invitation », sujet tiré au sort) le code que
 * l'administrateur ou l'exploitant lui donne. En démonstration, le sujet est le début du courriel, à taper sur la page de connexion.
 */
@Injectable()
export class ComptesInvites {
  constructor(
    private readonly depot: HabilitationDepot,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async inviter(tx: Transaction, recu: Personne, code?: string): Promise<Resultat<string, ErreurMetier>> {
    const [nom, prenom] = [
      lireTexte(recu.nom, { max: LIMITES_TEXTE.nom }),
      lireTexte(recu.prenom, { max: LIMITES_TEXTE.nom }),
    ];
    if (!nom.ok) return echec(aCorriger('nom', MESSAGES_TEXTE[nom.erreur]));
    if (!prenom.ok) return echec(aCorriger('prenom', MESSAGES_TEXTE[prenom.erreur]));
    const courriel = lireCourriel(recu.courriel);
    if (!courriel.ok) return echec(aCorriger('courriel', courriel.erreur));
    if (await this.depot.courrielPris(tx, courriel.valeur))
      return echec(erreurMetier('conflit', 'Cette adresse a déjà un compte : choisissez la personne dans la liste.'));
    const identite = await this.identite(tx, courriel.valeur, code);
    return succes(
      await this.depot.creerUtilisateur(tx, {
        ...identite,
        courriel: courriel.valeur,
        nom: nom.valeur,
        prenom: prenom.valeur,
      }),
    );
  }

  private async identite(
    tx: Transaction,
    courriel: string,
    code: string | undefined,
  ): Promise<{ emetteur: string; sujet: string }> {
    if (code !== undefined) return { emetteur: EMETTEUR_INVITATION, sujet: sujetDInvitation(code, tx.maintenant) };
    if (this.configuration.demo) return this.identiteDeDemo(tx, courriel);
    return { emetteur: EMETTEUR_INVITATION, sujet: tx.nouvelId() };
  }

  private async identiteDeDemo(tx: Transaction, courriel: string): Promise<{ emetteur: string; sujet: string }> {
    const base =
      normaliserPourRecherche(courriel.split('@')[0] ?? '')
        .replaceAll(' ', '.')
        .replace(/[^a-z0-9._-]/g, '') || 'compte';
    let sujet = base.slice(0, 60);
    for (let rang = 2; await this.depot.sujetPris(tx, EMETTEUR_DEMO, sujet); rang++)
      sujet = `${base.slice(0, 60)}.${rang}`;
    return { emetteur: EMETTEUR_DEMO, sujet };
  }
}

const aCorriger = (champ: string, message: string): ErreurMetier =>
  erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
    champs: [{ chemin: `nouvelUtilisateur.${champ}`, code: 'invalide', message }],
  });
