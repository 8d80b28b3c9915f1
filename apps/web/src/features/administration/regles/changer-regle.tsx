import { Modal, NumberInput, TextInput } from '@mantine/core';
import { SOURCE_MAX, lireLigneRegle } from '@pdp/domain';
import type { AjouterRegleRequete, RegleVue } from '@pdp/domain';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { useFormulaire } from '../../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import styles from '../administration.module.css';
import { ajouterRegle, useRelireRegles } from './regles.requetes';
import { nomRegle, uniteEnClair, valeurEnClair } from './regles.vue';

type Props = { readonly regle: RegleVue; readonly aujourdhui: string; readonly fermer: () => void };
type Valeurs = { valeur: number | string; valideDu: string; source: string };

/** Nouvelle valeur d'une règle, à partir d'une date, avec ce qui la fixe. */
export function ChangerRegle({ regle, aujourdhui, fermer }: Props) {
  const relire = useRelireRegles();
  const corps = ({ valeur, valideDu, source }: Valeurs): AjouterRegleRequete => ({
    code: regle.code,
    valeur: valeur === '' ? 0 : Number(valeur),
    valideDu,
    source,
  });
  const formulaire = useFormulaire<Valeurs, AjouterRegleRequete, { id: string }>({
    initiales: { valeur: regle.valeur, valideDu: '', source: '' },
    libelles: { valeur: 'Nouvelle valeur', valideDu: 'À partir du', source: 'Source' },
    valider: (valeurs) => fautes(corps(valeurs), aujourdhui),
    corps,
    envoyer: ajouterRegle,
    surSucces: () => {
      prevenir.succes('Règle enregistrée.');
      relire();
      fermer();
    },
  });
  const { form } = formulaire;
  return (
    <Modal opened onClose={fermer} title={nomRegle(regle)}>
      <div className={styles['dialogue']}>
        <p>
          Valeur en vigueur&nbsp;: {valeurEnClair(regle)}, {regle.source}.
        </p>
        <CadreFormulaire formulaire={formulaire} bouton="Enregistrer la règle" fermer={fermer} nu>
          <NumberInput
            label={`Nouvelle valeur, ${uniteEnClair(regle.unite)}`}
            required
            min={1}
            max={730}
            allowDecimal={false}
            {...form.getInputProps('valeur')}
          />
          <ChampDate label="À partir du" required min={aujourdhui} {...form.getInputProps('valideDu')} />
          <TextInput
            label="Source"
            description="Le texte, la décision ou la délibération qui fixe cette valeur."
            required
            maxLength={SOURCE_MAX}
            {...form.getInputProps('source')}
          />
        </CadreFormulaire>
      </div>
    </Modal>
  );
}

const fautes = (ligne: AjouterRegleRequete, aujourdhui: string): Record<string, string> => {
  const lue = lireLigneRegle(ligne, aujourdhui);
  const dites = Object.fromEntries(lue.ok ? [] : lue.erreur.map(({ chemin, message }) => [chemin, message]));
  return ligne.valideDu === '' ? { ...dites, valideDu: 'Indiquez la date.' } : dites;
};
