import { NativeSelect, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CLASSE_MEDICALE, LIBELLES_CLASSE_DOCUMENT, REFUS_DOCUMENT_MEDICAL } from '@pdp/domain';
import type { ClasseDocument, DossierVue } from '@pdp/domain';
import { destinatairesPossibles } from './document.vue';
import type { SaisieDocument } from './document.vue';
import styles from './document.module.css';

type Formulaire = { readonly form: UseFormReturnType<SaisieDocument> };

/** Nature du document ; « médical » est proposé pour être expliqué, jamais accepté. */
export function Nature({ classes, form }: Formulaire & { readonly classes: readonly ClasseDocument[] }) {
  return (
    <>
      <Radio.Group label="Nature du document" required data-path="classe" {...form.getInputProps('classe')}>
        <div className={styles['gestes']} style={{ marginTop: 8 }}>
          {classes.map((classe) => (
            <Radio
              key={classe}
              value={classe}
              label={LIBELLES_CLASSE_DOCUMENT[classe].nom}
              description={LIBELLES_CLASSE_DOCUMENT[classe].exemples}
            />
          ))}
          <Radio value={CLASSE_MEDICALE} label="Médical" description="compte rendu, ordonnance, certificat" />
        </div>
      </Radio.Group>
      <div role="status">
        {form.values.classe === CLASSE_MEDICALE && <p className={styles['refus']}>{REFUS_DOCUMENT_MEDICAL}</p>}
      </div>
    </>
  );
}

/** À quel partenaire le document est destiné, parmi ceux dont l'accord court ; dit si cet accord le lui ouvrira. */
export function AdresserA({ accords, form }: Formulaire & { readonly accords: DossierVue['consentements'] }) {
  const possibles = destinatairesPossibles(accords);
  const choisi = possibles.find(({ id }) => id === form.values.destinataireId);
  if (possibles.length === 0) return null;
  return (
    <div className={styles['champ']}>
      <NativeSelect
        label="Adresser à (facultatif)"
        description="Un partenaire dont l’accord court. Il verra que ce document est pour lui."
        data={[
          { value: '', label: 'Personne en particulier' },
          ...possibles.map(({ id, nom }) => ({ value: id, label: nom })),
        ]}
        {...form.getInputProps('destinataireId')}
      />
      <div role="status">
        {choisi && !choisi.lira && (
          <p className={styles['refus']}>
            L’accord donné à {choisi.nom} ne nomme pas les documents administratifs&nbsp;: il ne lira pas celui-ci.
            Demandez d’abord cet accord à la personne, ou ne l’adressez pas.
          </p>
        )}
      </div>
    </div>
  );
}
