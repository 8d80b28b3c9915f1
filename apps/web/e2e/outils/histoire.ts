import { montrer } from './captures';
import type { Page } from 'playwright-core';
import { Banc, pret } from './banc';
import { parti } from './parti';
import { remplir, type Saisie } from './remplir';

/** Une personne de roman, et ce qu'en dit celui qui la signale. */
export type Personnage = {
  readonly nir: string;
  readonly nom: string;
  readonly prenom: string;
  readonly naissance: string;
  readonly genre: 'Femme' | 'Homme';
  readonly raison: string;
  readonly arret: string;
  readonly risque: string;
};

/** Un pas d'un dispositif : le bouton qui le dit, ce qu'on y saisit, et par qui. */
export type Geste = { readonly bouton: string; readonly avec?: Saisie; readonly compte?: string };

/** Date `AAAA-MM-JJ`, à tant de jours d'aujourd'hui. */
export const jour = (decalage: number): string =>
  new Date(Date.now() + decalage * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

/** Raconte un parcours vrai par les seuls écrans, comme les agents le font : chaque geste est un clic ou une saisie. */
export class Histoire {
  dossier = '';

  constructor(
    private readonly banc: Banc,
    private readonly qui: Personnage,
  ) {}

  /** Le médecin conseil signale ; le Service social trie, appelle, et ouvre le dossier d'un suivi commencé ce jour-là. */
  async signalerEtOuvrir(commenceLe: string): Promise<void> {
    const { nir, nom, prenom, naissance, genre, raison, arret, risque } = this.qui;
    const { page: signaler } = await this.banc.aller('medecin.conseil', '/signaler');
    await signaler.locator('[data-path="assure.nir"]').fill(nir);
    await signaler.getByLabel('Nom de naissance').fill(nom);
    await signaler.getByLabel('Prénom').fill(prenom);
    await signaler.getByLabel('Date de naissance').fill(naissance);
    await signaler.getByLabel(genre).check();
    await signaler.getByLabel('Raison du signalement').selectOption(raison);
    await signaler.getByLabel('Début de l’arrêt').fill(arret);
    await signaler.getByLabel('Risque').selectOption(risque);
    await signaler.getByLabel('La personne est informée').check();
    await signaler.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await signaler.getByText('Signalement envoyé').waitFor();
    await signaler.close();

    const { page: tri } = await this.banc.aller('csam.social', '/signalements');
    await tri
      .getByRole('button', { name: new RegExp(nom) })
      .first()
      .click();
    await tri.getByRole('button', { name: 'Qualifier' }).click();
    await tri.getByText(/^4 – /).click();
    await tri.getByRole('button', { name: 'Enregistrer le tri' }).click();
    await tri.getByText(/^Niveau 4/).waitFor();
    await tri.close();

    const { page } = await this.banc.aller('assistante.sociale', '/signalements');
    await page
      .getByRole('button', { name: new RegExp(nom) })
      .first()
      .click();
    const noter = page.getByRole('button', { name: 'Noter ce contact' });
    await noter
      .or(page.getByRole('button', { name: 'Noter un contact' }))
      .first()
      .waitFor();
    if (!(await noter.isVisible())) await page.getByRole('button', { name: 'Noter un contact' }).click();
    await noter.click();
    await page.getByRole('button', { name: 'La personne accepte' }).click();
    await page.getByLabel('Accompagnement commencé le').fill(commenceLe);
    await page.getByRole('button', { name: 'Ouvrir le dossier' }).click();
    await page.waitForURL('**/dossiers/*');
    this.dossier = new URL(page.url()).pathname.split('/')[2] ?? '';
    await page.close();
  }

  /** Ouvre un onglet du dossier, y agit, ferme. */
  async dans(onglet: string, agir: (page: Page) => Promise<void>, compte = 'assistante.sociale'): Promise<void> {
    const { page } = await this.banc.aller(compte, `/dossiers/${this.dossier}?onglet=${onglet}`);
    await agir(page);
    await page.close();
  }

  /** Accord à l'accompagnement, puis à chaque partenaire ; toutes les rubriques proposées sont cochées. Rend les organismes. */
  async accords(...partenaires: readonly string[]): Promise<string[]> {
    const organismes: string[] = [];
    await this.dans('accords', async (page) => {
      for (const pour of ['ASSURANCE_MALADIE', ...partenaires]) {
        await page.getByRole('button', { name: 'Recueillir un accord' }).click();
        await page.getByLabel('Pour qui').selectOption(pour);
        if (pour !== 'ASSURANCE_MALADIE') {
          const organisme = page.getByLabel('Organisme');
          await organisme.locator('option').nth(1).waitFor({ state: 'attached' });
          await organisme.selectOption({ index: 1 });
          organismes.push((await organisme.locator('option:checked').textContent()) ?? '');
          for (const rubrique of await page.getByRole('tabpanel').locator('form').getByRole('checkbox').all())
            await rubrique.check();
        }
        await page.getByRole('button', { name: 'Enregistrer l’accord' }).click();
        await page.getByText('Accord enregistré.').first().waitFor();
        await page.getByRole('button', { name: 'Recueillir un accord' }).waitFor();
      }
    });
    return organismes;
  }

  /** Corrige une rubrique de la fiche. */
  async ecrire(onglet: string, rubrique: string, saisie: Saisie): Promise<void> {
    await this.dans(onglet, async (page) => {
      await page.getByRole('button', { name: `Modifier : ${rubrique}` }).click();
      await remplir(page.getByRole('tabpanel'), saisie);
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await page.getByText('Enregistré.').waitFor();
    });
  }

  /** Fait passer le dossier d'un état à l'autre par le bouton qui le dit. */
  async avancer(...boutons: readonly string[]): Promise<void> {
    await this.dans('parcours', async (page) => {
      for (const nom of boutons) {
        await page.getByRole('button', { name: nom }).click();
        const dialogue = page.getByRole('dialog');
        await dialogue.getByRole('button', { name: nom }).click();
        await parti(dialogue);
      }
    });
  }

  /** Note des entretiens tenus, chacun à sa date. */
  async entretiens(tenus: readonly { readonly le: string; readonly modalite: string }[]): Promise<void> {
    await this.dans('entretiens', async (page) => {
      for (const { le, modalite } of tenus) {
        await page.getByRole('button', { name: 'Noter un entretien' }).click();
        const formulaire = page.getByRole('tabpanel').locator('form');
        await formulaire.getByLabel('Date').fill(le);
        await formulaire.getByLabel('Modalité').selectOption(modalite);
        await page.getByRole('button', { name: 'Enregistrer l’entretien' }).click();
        await parti(formulaire);
      }
    });
  }

  /** Ouvre un dispositif, puis le mène de geste en geste ; chaque geste par qui en a le droit, l'assistante sociale à défaut. */
  async dispositif(type: string, titre: string, saisie: Saisie, gestes: readonly Geste[]): Promise<void> {
    await this.dans('dispositifs', async (page) => {
      await page.getByRole('button', { name: 'Ouvrir ou simuler un dispositif' }).click();
      await page.getByRole('combobox', { name: 'Dispositif' }).selectOption(type);
      await remplir(page.getByRole('tabpanel').locator('form'), saisie);
      await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
      await page.getByText('Dispositif ouvert.').waitFor();
    });
    for (const { bouton, avec = {}, compte } of gestes)
      await this.dans(
        'dispositifs',
        async (page) => {
          const ligne = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: titre }) });
          await ligne.getByRole('button', { name: bouton, exact: true }).click();
          const cadre = ligne.getByRole('region', { name: bouton });
          await remplir(cadre, avec);
          await cadre.getByRole('button', { name: bouton, exact: true }).click();
          await parti(cadre);
        },
        compte,
      );
  }

  /** Demande un droit et, s'il est obtenu, note depuis quand. */
  async droit(code: string, demandeLe: string, obtenuLe?: string): Promise<void> {
    await this.dans('droits', async (page) => {
      await page.getByRole('button', { name: 'Noter un droit' }).click();
      const formulaire = page.getByRole('tabpanel').locator('form');
      await formulaire.getByLabel('Droit', { exact: false }).first().selectOption(code);
      await formulaire.getByLabel('Demandé le').fill(demandeLe);
      await page.getByRole('button', { name: 'Noter ce droit' }).click();
      await page.getByText('Droit noté.').waitFor();
      if (obtenuLe === undefined) return;
      await page.getByRole('button', { name: 'Noter l’accord' }).first().click();
      await formulaire.getByLabel('Début').fill(obtenuLe);
      await formulaire.getByRole('button', { name: 'Noter l’accord' }).click();
      await page.getByText('Droit mis à jour.').waitFor();
    });
  }

  /** Note une préconisation, puis, s'il est donné, le pas où elle en est. */
  async preconisation(code: string, commentaire: string, pas?: string): Promise<void> {
    await this.dans('preconisations', async (page) => {
      await page.getByRole('button', { name: 'Noter une préconisation' }).click();
      await page.getByRole('combobox', { name: /^Préconisation/ }).selectOption(code);
      await page.getByLabel('Commentaire').fill(commentaire);
      await page.getByRole('button', { name: 'Enregistrer la préconisation' }).click();
      await page.getByText(commentaire).waitFor();
      if (pas === undefined) return;
      const ligne = page.getByRole('listitem').filter({ hasText: commentaire });
      await ligne.getByRole('button', { name: pas, exact: true }).click();
      await page.getByText('Statut noté.').waitFor();
    });
  }

  /** Le médecin conseil demande la visite, le médecin du travail la fixe et en note le résultat. */
  async preReprise(): Promise<void> {
    await this.dans(
      'visites',
      async (page) => {
        await page.getByRole('button', { name: 'Demander une visite' }).click();
        const service = page.getByLabel('Service de santé au travail');
        await service.locator('option').nth(1).waitFor({ state: 'attached' });
        await service.selectOption({ index: 1 });
        await page.getByRole('button', { name: 'Envoyer la demande' }).click();
        await parti(page.getByRole('button', { name: 'Envoyer la demande' }));
      },
      'medecin.conseil',
    );
    const { page } = await this.banc.aller('medecin.travail', '/travail');
    await page.getByRole('button', { name: new RegExp(`^Planifier.*${this.qui.nom}`) }).click();
    const tiroir = page.getByRole('dialog');
    await tiroir.getByLabel('Jour').fill(jour(0));
    await tiroir.getByLabel('Heure').fill('00:05');
    await tiroir.getByRole('button', { name: 'Planifier la visite' }).click();
    await parti(tiroir);
    await page.getByRole('button', { name: new RegExp(`^Saisir le résultat.*${this.qui.nom}`) }).click();
    await tiroir.getByRole('group', { name: 'Aménagements utiles' }).locator('label').first().click();
    await tiroir.getByRole('radiogroup', { name: 'Reclassement' }).getByLabel('À étudier').check();
    await tiroir.getByLabel('Oui, elle accepte').check();
    await tiroir.getByRole('button', { name: 'Enregistrer et transmettre' }).click();
    await page.getByText('Résultat enregistré et transmis.').waitFor();
    await page.close();
  }

  /** Complète le livret composé d'après le dossier, puis le publie. */
  async livret(ouJenSuis: string, etape: string): Promise<void> {
    await this.dans('livret', async (page) => {
      const cadre = page.getByRole('tabpanel');
      await cadre.getByLabel('Où j’en suis').fill(ouJenSuis);
      await cadre.getByRole('button', { name: /^Ajouter.*étape/ }).click();
      await cadre.locator('[data-path$=".titre"]').last().fill(etape);
      await cadre.locator('[data-path$=".qui"]').last().fill('Vous');
      await cadre.getByRole('button', { name: 'Publier le livret' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publier le livret' }).click();
      await page.getByText(/Livret publié, version/).waitFor();
    });
  }

  /** Propose un relais à un interlocuteur sans accès et note qu'il l'accepte ; puis clôt sur cette issue. */
  async clore(
    relais: { readonly nature: string; readonly nom: string },
    issue: string,
    faits: Saisie = {},
  ): Promise<void> {
    await this.dans('cloture', async (page) => {
      await page.getByRole('button', { name: 'Proposer un relais' }).click();
      await page.getByLabel('Partenaire', { exact: false }).first().selectOption(relais.nature);
      await page.getByLabel('Interlocuteur').fill(relais.nom);
      await page.getByRole('button', { name: 'Proposer le relais' }).click();
      const ligne = page.getByRole('listitem').filter({ hasText: relais.nom });
      await ligne.getByRole('button', { name: /^Noter l’(accord|acceptation)/ }).click();
      await ligne.getByRole('button', { name: /^Noter l’(accord|acceptation)/ }).click();
      await ligne.getByText(/^Accepté/).waitFor();
      await page.getByRole('button', { name: 'Proposer la clôture' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Proposer la clôture' }).click();
      await page.getByText('Clôture proposée.').waitFor();
      await page.getByRole('button', { name: 'Clore le dossier' }).click();
      const dialogue = page.getByRole('dialog');
      await dialogue.getByLabel('Issue de l’accompagnement').selectOption(issue);
      await remplir(dialogue, faits);
      await dialogue.getByRole('button', { name: 'Clore le dossier' }).click();
      await page.getByText('Dossier clos.').waitFor();
    });
  }

  /** Récit en tête de l'historique, tel que l'écran le montre : titre de chaque tuile, puis son texte. */
  async recit(compte = 'assistante.sociale'): Promise<Readonly<Record<string, string>>> {
    const { page } = await this.banc.aller(compte, `/dossiers/${this.dossier}?onglet=historique`);
    const tuiles = page.getByRole('region', { name: 'Récit du parcours' });
    await tuiles.waitFor();
    await pret(page);
    await montrer(page, `recit-${this.qui.prenom.toLowerCase()}`);
    const lues: Record<string, string> = {};
    for (const tuile of await tuiles.locator('dl > div').all())
      lues[(await tuile.locator('dt').innerText()).trim()] = (await tuile.locator('dd').innerText())
        .replace(/\s+/g, ' ')
        .trim();
    lues['Résultats'] = (await tuiles.getByRole('listitem').allInnerTexts()).join(' | ');
    await page.close();
    return lues;
  }
}
