import { Button, NativeSelect } from '@mantine/core';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { CreerPreconisationRequete, DossierVue } from '@pdp/domain';
import { BrouillonRetrouve } from '../../../platform/ui/formulaire/brouillon-retrouve';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { FormulaireErreurs } from '../../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { OPTIONS_PRECONISATION } from './preconisations.vue';
import styles from '../dossier.module.css';

type Saisie = { code: string; commentaire: string };

const LIBELLES = { code: 'Préconisation', commentaire: 'Commentaire' };

const corps = ({ code, commentaire }: Saisie): CreerPreconisationRequete => ({
  code,
  ...(commentaire.trim() === '' ? {} : { commentaire }),
});

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Note une mesure proposée à la personne ; le commentaire, social, ne se montre qu'à qui lit cette rubrique. */
export function FormulairePreconisation({ dossier, fermer }: Props) {
  const relire = useRelireDossier(dossier.id);
  const lecteurs = useQuiLira(dossier.id, 'social');
  const formulaire = useFormulaire<Saisie, CreerPreconisationRequete, unknown>({
    initiales: { code: '', commentaire: '' },
    brouillon: `dossier.${dossier.id}.preconisation`,
    libelles: LIBELLES,
    valider: ({ code }): Record<string, string> => (code === '' ? { code: 'Choisissez une préconisation.' } : {}),
    corps,
    envoyer: (requete, cle) => commandesDossier.noterPreconisation(dossier.id, requete, cle),
    surSucces: () => {
      prevenir.succes('Préconisation notée.');
      void relire();
      fermer();
    },
  });
  const { form } = formulaire;
  return (
    <Carte>
      <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
        <FormulaireErreurs
          fautes={formulaire.fautes}
          essai={formulaire.essai}
          correlationId={formulaire.correlationId}
        />
        <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} />
        <NativeSelect label="Préconisation" required data={OPTIONS_PRECONISATION} {...form.getInputProps('code')} />
        <ChampTexteLibre
          label="Commentaire"
          limite={LIMITES_TEXTE.commentaire}
          lecteurs={lecteurs}
          lignes={3}
          {...form.getInputProps('commentaire')}
        />
        <Rangee>
          <Button type="submit" loading={formulaire.enCours}>
            Enregistrer la préconisation
          </Button>
          <Button variant="default" onClick={fermer}>
            Fermer
          </Button>
        </Rangee>
      </form>
    </Carte>
  );
}
