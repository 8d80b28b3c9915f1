import { NativeSelect } from '@mantine/core';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { CreerPreconisationRequete, DossierVue } from '@pdp/domain';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { commandesDossier } from '../dossier.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { OPTIONS_PRECONISATION } from './preconisations.vue';
import { useFormulaireDossier } from '../use-formulaire-dossier';

type Saisie = { code: string; commentaire: string };

const LIBELLES = { code: 'Préconisation', commentaire: 'Commentaire' };

const corps = ({ code, commentaire }: Saisie): CreerPreconisationRequete => ({
  code,
  ...(commentaire.trim() === '' ? {} : { commentaire }),
});

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Note une mesure proposée à la personne ; le commentaire, social, ne se montre qu'à qui lit cette rubrique. */
export function FormulairePreconisation({ dossier, fermer }: Props) {
  const lecteurs = useQuiLira(dossier.id, 'social');
  const formulaire = useFormulaireDossier<Saisie, CreerPreconisationRequete>(dossier.id, {
    initiales: { code: '', commentaire: '' },
    brouillon: `dossier.${dossier.id}.preconisation`,
    libelles: LIBELLES,
    valider: ({ code }): Record<string, string> => (code === '' ? { code: 'Choisissez une préconisation.' } : {}),
    corps,
    envoyer: (requete, cle) => commandesDossier.noterPreconisation(dossier.id, requete, cle),
    succes: 'Préconisation notée.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Enregistrer la préconisation" fermer={fermer}>
      <NativeSelect label="Préconisation" required data={OPTIONS_PRECONISATION} {...form.getInputProps('code')} />
      <ChampTexteLibre
        label="Commentaire"
        limite={LIMITES_TEXTE.commentaire}
        lecteurs={lecteurs}
        lignes={3}
        {...form.getInputProps('commentaire')}
      />
    </CadreFormulaire>
  );
}
