package io.bongsu.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Counts the rows that each statement reads, by EXPLAIN ANALYZE of H2 and of PostgreSQL. Each
 * statement is explained, and undone, just before it is run.
 */
final class RowsRead {

  private static final Pattern H2 = Pattern.compile("scanCount: (\\d+)");
  private static final Pattern SCAN =
      Pattern.compile("Scan .*actual time=\\S+ rows=([\\d.]+) loops=(\\d+)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

  private final Map<String, Long> byStatement = new TreeMap<>();

  /** The database with every statement counted. */
  DataSource counted(DataSource database) {
    return proxy(
        DataSource.class,
        database,
        (method, arguments, answer) ->
            answer instanceof Connection connection ? counted(connection) : answer);
  }

  /** The most rows that each statement has read at once. */
  Map<String, Long> byStatement() {
    return byStatement;
  }

  private Connection counted(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments, answer) ->
            answer instanceof PreparedStatement statement
                ? counted(connection, (String) arguments[0], statement)
                : answer);
  }

  private PreparedStatement counted(
      Connection connection, String sql, PreparedStatement statement) {
    Map<Integer, Object> parameters = new TreeMap<>();
    return (PreparedStatement)
        Proxy.newProxyInstance(
            RowsRead.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (self, method, arguments) -> {
              if (method.getName().startsWith("set") && arguments.length >= 2) {
                parameters.put((Integer) arguments[0], arguments[1]);
              } else if (method.getName().startsWith("execute")
                  || method.getName().equals("addBatch")) {
                explain(connection, sql, parameters);
              }
              return invoke(statement, method, arguments);
            });
  }

  private void explain(Connection connection, String sql, Map<Integer, Object> parameters)
      throws SQLException {
    if (!sql.stripLeading().matches("(?is)(select|update|delete).*")) {
      return;
    }
    boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement explained =
        connection.prepareStatement((h2 ? "explain analyze " : "explain (analyze) ") + sql)) {
      for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
        explained.setObject(parameter.getKey(), parameter.getValue());
      }
      StringBuilder plan = new StringBuilder();
      ResultSet lines = explained.executeQuery();
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
      byStatement.merge(sql, h2 ? h2(plan) : postgres(plan), Math::max);
    } finally {
      connection.rollback(before);
      connection.setAutoCommit(autoCommit);
    }
  }

  private static long h2(CharSequence plan) {
    return H2.matcher(plan).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private static long postgres(CharSequence plan) {
    long rows = 0;
    Matcher scans = SCAN.matcher(plan);
    while (scans.find()) {
      rows += (long) (Double.parseDouble(scans.group(1)) * Long.parseLong(scans.group(2)));
    }
    return rows
        + REMOVED.matcher(plan).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private interface After {
    Object answer(Method method, Object[] arguments, Object answer) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            RowsRead.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                after.answer(method, arguments, invoke(target, method, arguments))));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
