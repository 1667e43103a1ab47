package io.bongsu.trial;

/**
 * Somebody of the story with a fictitious phone.
 *
 * @param name as the story calls them
 * @param team that they belong to
 * @param number of their phone
 * @param language that their texts come in
 */
record Person(String name, String team, String number, String language) {

  static final Person ON_CALL = new Person("on-call", "default", "01000000001", "ko");
  static final Person ON_CALL_EN = new Person("english", "default", "01000000003", "en");
  static final Person ML_TEAM = new Person("ml-team", "ml", "01000000002", "ko");

  /** As {@code bongsu.recipients.<team>} has it. */
  String entry() {
    return number + " " + name + " " + language;
  }

  /** Whose phone has this number; the number itself if it is nobody's. */
  static String of(String number) {
    for (Person person : new Person[] {ON_CALL, ON_CALL_EN, ML_TEAM}) {
      if (person.number.equals(number)) {
        return person.name;
      }
    }
    return number;
  }
}
